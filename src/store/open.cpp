// SPDX-License-Identifier: GPL-3.0-or-later
#include "open.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

#include "archive/core/error.hpp"
#include "files.hpp"
#include "schema.hpp"

namespace archive::store {
namespace {

namespace fs = std::filesystem;

/// SQLite holds path names in 512 bytes, the longest suffix of its own files ("-journal") included.
constexpr std::size_t longest_path = 512 - 8;

void refuse_long_path(const fs::path& file) {
  const std::size_t size = fs::absolute(file).string().size();
  if (size <= longest_path) return;
  throw core::Error(
      core::Status::Usage,
      core::tr("{}: the path has {} bytes; SQLite opens paths of at most {}", file.string(), size, longest_path),
      core::tr("move the archive to a shorter path, or bind-mount it there"));
}

void close_synced(int descriptor) {
  // Where directories cannot be synced (EINVAL) the file system keeps names by itself.
  fsync(descriptor);
  close(descriptor);
}

/// SQLite gives its -wal and -shm files the mode of the database, so the mode is set before it sees the file.
void make_file(const fs::path& directory, const fs::path& file) {
  make_private_directory(directory);
  if (fs::exists(file)) return;
  close_synced(open_private_file(file));
  const int parent = open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (parent >= 0) close_synced(parent);
}

[[noreturn]] void refuse_missing(const fs::path& directory) {
  throw core::Error(
      core::Status::Usage, core::tr("{}: no archive here", directory.string()),
      core::tr("`archive add` and `archive import` make one; --archive DIR or ARCHIVE_DIR names another"));
}

void require_file(const fs::path& directory, const fs::path& file) {
  struct stat status {};
  if (stat(file.c_str(), &status) == 0) return;
  const int number = errno;
  if (number != ENOENT && number != ENOTDIR)
    throw core::Error(core::Status::Damaged, file.string() + ": " + errno_text(number),
                      core::tr("check the permissions of the archive"));
  // An index without a store is an archive that lost its truth, not a missing archive.
  if (fs::exists(directory / "index"))
    throw core::Error(core::Status::Damaged,
                      core::tr("{}: the store is missing, though there is an index", file.string()),
                      core::tr("restore the archive from a backup"));
  refuse_missing(directory);
}

/// Whether a WAL-mode database can only be read as immutable: nothing can be made beside it, and no WAL waits there.
bool is_immutable(const fs::path& directory, const fs::path& file) {
  if (access(directory.c_str(), W_OK) == 0) return false;
  struct stat status {};
  fs::path wal = file;
  wal += "-wal";
  return stat(wal.c_str(), &status) != 0 || status.st_size == 0;
}

Opened open_for_reading(const fs::path& directory, const fs::path& file) {
  try {
    Database database(file, Database::Access::Read);
    const int format = read_format(database);
    if (format == 0) refuse_missing(directory);
    return {std::move(database), format};
  } catch (const core::Error& error) {
    if (error.status() != core::Status::Damaged || !is_immutable(directory, file)) throw;
  }
  Database database(file, Database::Access::ReadImmutable);
  const int format = read_format(database);
  if (format == 0) refuse_missing(directory);
  return {std::move(database), format};
}

Opened open_for_writing(const fs::path& file) {
  Database database(file, Database::Access::Write);
  // Judged before the first pragma that writes.
  const int format = read_format(database);
  // Of pages of 4 kB, where one article or two find room, a third would stay empty. With 16 kB a store is 5 % smaller, and an add,
  // which reads and writes dozens of pages, takes 6 % longer. A store keeps the size it was made with.
  if (format == 0) database.execute(fmt::format("PRAGMA page_size = {}", page_bytes));
  Statement journal = database.prepare("PRAGMA journal_mode = WAL");
  if (!journal.step() || journal.bytes(0) != "wal")
    throw core::Error(core::Status::Damaged,
                      core::tr("{}: its file system cannot hold a write-ahead log", file.string()),
                      core::tr("put the archive on a local file system"));
  journal.reset();
  // The cache holds the random look-ups of a large import (16-byte keys) without going back to the disk; the WAL is cut back
  // after a long reader made it grow beyond what imports leave.
  constexpr std::uint64_t log_bytes = most_log_pages * page_bytes * 3 / 2;
  database.execute(
      fmt::format("PRAGMA synchronous = FULL; PRAGMA cache_size = -49152; PRAGMA temp_store = MEMORY;"
                  "PRAGMA journal_size_limit = {}",
                  log_bytes));
  migrate(database, format);
  return {std::move(database), format};
}

}  // namespace

Opened open_database(const fs::path& directory, Mode mode) {
  const fs::path file = directory / "store.db";
  refuse_long_path(file);
  if (mode == Mode::Write) make_file(directory, file);
  else require_file(directory, file);
  refuse_foreign_header(file);
  return mode == Mode::Write ? open_for_writing(file) : open_for_reading(directory, file);
}

}  // namespace archive::store
