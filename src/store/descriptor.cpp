// SPDX-License-Identifier: GPL-3.0-or-later
#include "descriptor.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

#include "archive/core/error.hpp"
#include "archive/store/backup.hpp"
#include "files.hpp"

namespace archive::store {
namespace {

[[noreturn]] void fail(const std::filesystem::path& path, const core::Message& doing) {
  const int number = errno;
  throw core::Error(core::Status::Damaged, core::tr("{}: {}: {}", path.string(), doing, errno_text(number)),
                    number == ENOSPC || number == EDQUOT ? core::tr("free some space there, then run the command again")
                                                         : core::tr("check the disk and the permissions of the path"));
}

}  // namespace

Descriptor::~Descriptor() {
  if (number_ >= 0) close(number_);
}

std::size_t Descriptor::read(char* buffer, std::size_t size) const {
  std::size_t got = 0;
  while (got < size) {
    const ssize_t count = ::read(number_, buffer + got, size - got);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) fail(path_, core::tr("cannot read"));
    if (count == 0) break;
    got += static_cast<std::size_t>(count);
  }
  return got;
}

void Descriptor::write(std::string_view bytes) const {
  while (!bytes.empty()) {
    const ssize_t count = ::write(number_, bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) fail(path_, core::tr("cannot write"));
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
}

void Descriptor::sync() const {
  if (fsync(number_) != 0) fail(path_, core::tr("cannot write"));
}

std::size_t Descriptor::size() const {
  struct stat status {};
  if (fstat(number_, &status) != 0) fail(path_, core::tr("cannot read"));
  return static_cast<std::size_t>(status.st_size);
}

TemporaryName::TemporaryName(const std::filesystem::path& target, std::string_view ending) : path_(target) {
  path_ += fmt::format(".tmp{}{}", getpid(), ending);
}

TemporaryName::~TemporaryName() { unlink(path_.c_str()); }

void TemporaryName::rename_to(const std::filesystem::path& target) const {
  if (::rename(path_.c_str(), target.c_str()) != 0) fail(target, core::tr("cannot replace"));
  sync_directory(target.parent_path().empty() ? "." : target.parent_path());
}

void sync_directory(const std::filesystem::path& directory) {
  const Descriptor folder(open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC), directory);
  // Where directories cannot be synced (EINVAL) the file system keeps names by itself.
  if (folder.number() >= 0) fsync(folder.number());
}

}  // namespace archive::store
