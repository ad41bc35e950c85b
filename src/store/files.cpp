// SPDX-License-Identifier: GPL-3.0-or-later
#include "files.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

#include "archive/core/error.hpp"

namespace archive::store {
namespace {

[[noreturn]] void fail(const std::filesystem::path& path, const core::Message& what, int number) {
  throw core::Error(core::Status::Damaged, core::tr("{}: {}: {}", path.string(), what, errno_text(number)),
                    number == ENOSPC || number == EDQUOT
                        ? core::tr("free some space there, then run the command again")
                        : core::tr("check the permissions of the path, or name another archive with --archive"));
}

}  // namespace

core::Message errno_text(int number) { return core::reason_of(number); }

void make_private_directory(const std::filesystem::path& directory) {
  std::filesystem::path made;
  for (const auto& part : directory) {
    made /= part;
    if (mkdir(made.c_str(), 0700) == 0) {
      // mkdir takes the umask away from the mode; a umask of 0777 would shut out the owner.
      if (chmod(made.c_str(), 0700) != 0) fail(made, core::tr("cannot set the mode"), errno);
      continue;
    }
    // Some systems answer for an existing parent with EROFS or EACCES before EEXIST.
    const int number = errno;
    struct stat status {};
    if (stat(made.c_str(), &status) != 0) fail(made, core::tr("cannot make the directory"), number);
    if (!S_ISDIR(status.st_mode)) fail(made, core::tr("is no directory"), ENOTDIR);
  }
}

int open_private_file(const std::filesystem::path& file) {
  for (;;) {
    int descriptor = open(file.c_str(), O_RDWR | O_CLOEXEC);
    if (descriptor >= 0) return descriptor;
    if (errno == EINTR) continue;
    if (errno != ENOENT) fail(file, core::tr("cannot open"), errno);
    descriptor = open(file.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (descriptor < 0) {
      if (errno == EEXIST || errno == EINTR) continue;
      fail(file, core::tr("cannot make"), errno);
    }
    if (fchmod(descriptor, 0600) == 0) return descriptor;
    const int number = errno;
    close(descriptor);
    fail(file, core::tr("cannot set the mode"), number);
  }
}

}  // namespace archive::store
