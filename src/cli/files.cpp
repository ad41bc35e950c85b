// SPDX-License-Identifier: GPL-3.0-or-later
#include "files.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <system_error>

#include "archive/core/error.hpp"
#include "archive/core/write_all.hpp"

namespace archive::cli {
namespace {

namespace fs = std::filesystem;

/// Names tried until one is free.
constexpr int most_names = 10'000;

[[noreturn]] void fail(const std::string& name) {
  throw core::Error(core::Status::Damaged, core::tr("cannot write {}: {}", name, core::reason_of(errno)));
}

void sync_directory(const std::string& name) {
  auto directory = std::filesystem::path(name).parent_path();
  if (directory.empty()) directory = ".";
  const int descriptor = open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) return;
  fsync(descriptor);
  close(descriptor);
}

[[noreturn]] void fail(const fs::path& from, const fs::path& to, int number) {
  throw fs::filesystem_error("cannot be moved", from, to, std::error_code(number, std::generic_category()));
}

/// Whether it was renamed; false where the name is taken. Other failures are in errno with `renamed` -1.
int rename_to_free(const fs::path& from, const fs::path& to) {
  if (renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE) == 0) return 1;
  if (errno == EEXIST) return 0;
  // A file system that does not know the flag.
  if (errno != EINVAL && errno != ENOSYS) return -1;
  struct stat status {};
  if (lstat(to.c_str(), &status) == 0) return 0;
  return std::rename(from.c_str(), to.c_str()) == 0 ? 1 : -1;
}

/// A copy beside `to`, durable; gives its name.
fs::path copy_beside(const fs::path& from, const fs::path& to) {
  const fs::path temporary = to.native() + ".tmp" + std::to_string(getpid());
  fs::copy_file(from, temporary, fs::copy_options::overwrite_existing);
  fs::last_write_time(temporary, fs::last_write_time(from));
  const int descriptor = open(temporary.c_str(), O_RDONLY | O_CLOEXEC);
  const bool safe = descriptor >= 0 && fsync(descriptor) == 0;
  const int reason = errno;
  if (descriptor >= 0) close(descriptor);
  if (safe) return temporary;
  unlink(temporary.c_str());
  fail(from, to, reason);
}

}  // namespace

void replace_file(const std::string& name, std::string_view bytes) {
  const std::string temporary = name + ".tmp" + std::to_string(getpid());
  const int descriptor = open(temporary.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
  if (descriptor < 0) fail(name);
  const bool written = core::write_all(descriptor, bytes) && fsync(descriptor) == 0;
  const int reason = errno;
  close(descriptor);
  if (!written || std::rename(temporary.c_str(), name.c_str()) != 0) {
    if (!written) errno = reason;
    const int why = errno;
    unlink(temporary.c_str());
    errno = why;
    fail(name);
  }
  sync_directory(name);
}

fs::path move_file(const fs::path& from, const fs::path& to) {
  fs::path source = from;
  fs::path target = to;
  for (int number = 1; number < most_names; ++number) {
    const int moved = rename_to_free(source, target);
    if (moved > 0) {
      if (source == from) return target;
      sync_directory(target.native());
      fs::remove(from);
      return target;
    }
    if (moved < 0) {
      if (errno != EXDEV || source != from) fail(from, to, errno);
      source = copy_beside(from, to);
      --number;
      continue;
    }
    target = to.native() + '.' + std::to_string(number);
  }
  fail(from, to, EEXIST);
}

}  // namespace archive::cli
