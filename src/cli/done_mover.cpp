// SPDX-License-Identifier: GPL-3.0-or-later
#include "done_mover.hpp"

#include <sys/stat.h>

#include <system_error>

#include "archive/core/error.hpp"
#include "files.hpp"

namespace archive::cli {
namespace {

namespace fs = std::filesystem;

bool is_as_read(const store::FileStamp& stamp) {
  struct stat now {};
  return lstat(stamp.path.c_str(), &now) == 0 && S_ISREG(now.st_mode) && now.st_ino == stamp.inode &&
         now.st_size == stamp.size &&
         now.st_mtim.tv_sec * std::int64_t{1'000'000'000} + now.st_mtim.tv_nsec == stamp.mtime_ns;
}

/// Where a file stands below the input it was found under; its own name where it is that input.
fs::path place_below(const std::string& root, const std::string& path) {
  if (path == root) return fs::path(path).filename();
  const auto below = path.find_first_not_of('/', root.size());
  return path.substr(below);
}

}  // namespace

void make_directory(const fs::path& directory, const char* option) {
  std::error_code error;
  fs::create_directories(directory, error);
  if (!error && !fs::is_directory(directory, error) && !error) error = std::make_error_code(std::errc::not_a_directory);
  if (!error) return;
  throw core::Error(core::Status::Usage,
                    core::tr("{}: {}: {}", option, directory.string(), core::reason_of(error.value())),
                    core::tr("name a directory that can be written"));
}

DoneMover::DoneMover(const std::string& directory) : directory_(directory) {
  make_directory(directory_, "--move-done");
}

void DoneMover::move(const ingest::Done& done) {
  if (!is_as_read(done.stamp)) return;
  const fs::path target = directory_ / place_below(done.root, done.stamp.path);
  try {
    fs::create_directories(target.parent_path());
    move_file(done.stamp.path, target);
  } catch (const fs::filesystem_error& error) {
    throw core::InputError("unreadable", core::tr("is archived and cannot be moved to {}: {}", target.string(),
                                                  core::reason_of(error.code().value())));
  }
  ++moved_;
}

}  // namespace archive::cli
