// SPDX-License-Identifier: GPL-3.0-or-later
#include "file.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

#include "archive/core/error.hpp"

namespace archive::ingest {
namespace {

[[noreturn]] void fail(int number) {
  throw core::InputError(number == ELOOP ? "loop" : "unreadable", core::reason_of(number));
}

}  // namespace

store::FileStamp make_stamp(const std::string& path, const struct stat& status, const std::string& settings) {
  return {path, status.st_size, status.st_mtim.tv_sec * std::int64_t{1'000'000'000} + status.st_mtim.tv_nsec,
          status.st_ino, settings};
}

// Not blocking, so that a pipe that took the place of the file stops nothing.
InputFile::InputFile(const std::string& path) : descriptor_(open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK)) {
  if (descriptor_ < 0) fail(errno);
}

InputFile::~InputFile() { close(descriptor_); }

struct stat InputFile::status() const {
  struct stat status {};
  if (fstat(descriptor_, &status) != 0) fail(errno);
  if (!S_ISREG(status.st_mode)) throw core::InputError("unreadable", core::tr("is no regular file"));
  return status;
}

std::size_t InputFile::read(char* buffer, std::size_t size) {
  for (;;) {
    const ssize_t got = ::read(descriptor_, buffer, size);
    if (got >= 0) return static_cast<std::size_t>(got);
    if (errno != EINTR) fail(errno);
  }
}

void InputFile::seek(std::uint64_t offset) {
  if (lseek(descriptor_, static_cast<off_t>(offset), SEEK_SET) < 0) fail(errno);
}

}  // namespace archive::ingest
