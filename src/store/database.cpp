// SPDX-License-Identifier: GPL-3.0-or-later
#include "database.hpp"

#include <fmt/format.h>
#include <sqlite3.h>

#include <cerrno>

#include "archive/core/error.hpp"
#include "files.hpp"

namespace archive::store {
namespace {

/// A URI is the only way to say immutable=1; every byte that could mean something in it is escaped.
std::string immutable_uri(const std::string& path) {
  std::string uri = "file:";
  for (const char c : path) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '/' ||
                       c == '.' || c == '-' || c == '_';
    if (plain) uri += c;
    else uri += fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return uri + "?immutable=1";
}

/// Pages of a log that may be left. One article writes some thirteen. Whoever opens the store next reads and sums up each, 6 us
/// a page of 8 kB; emptying the log takes some milliseconds: the sum of both is least at about 130.
constexpr int most_left = 128;

/// Bytes of the file of such a log, with the largest pages a store was ever made with. One in which a longer log stood before keeps its
/// size until it is removed.
constexpr std::uintmax_t most_left_bytes = (most_left + 1) * ((16 << 10) + 24);

/// SQLite empties a log of so many pages by itself, unless it is told otherwise; a hook of our own takes the place of that.
constexpr int few_pages = 1'000;

/// A log may be so much of the file: what is small needs no more room than it had.
constexpr std::uintmax_t share_of_file = 16;

/// 0 where it is not known, as where there is none.
std::uintmax_t size_of(const char* file) {
  std::error_code unknown;
  const auto bytes = std::filesystem::file_size(file, unknown);
  return unknown ? 0 : bytes;
}

bool has_short_file(sqlite3* database, const char* name) {
  return size_of(sqlite3_filename_wal(sqlite3_db_filename(database, name))) <= most_left_bytes;
}

void leave_log(sqlite3* database, bool left) {
  sqlite3_db_config(database, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, left ? 1 : 0, nullptr);
}

int note_log(void*, sqlite3* database, const char* name, int pages) {
  leave_log(database, pages <= most_left && has_short_file(database, name));
  if (pages >= few_pages &&
      is_log_long(static_cast<std::uint64_t>(pages), size_of(sqlite3_db_filename(database, name))))
    sqlite3_wal_checkpoint(database, name);  // a reader may keep it from that: the next commit tries
  return SQLITE_OK;
}

bool is_space_missing(int number) { return number == ENOSPC || number == EDQUOT; }

}  // namespace

bool is_log_long(std::uint64_t pages, std::uint64_t file_bytes) {
  if (pages < std::uint64_t{few_pages}) return false;
  return pages >= most_log_pages || pages * page_bytes * share_of_file >= file_bytes;
}

void throw_sqlite(sqlite3* database, int code, const std::filesystem::path& path) {
  const int number = database == nullptr ? 0 : sqlite3_system_errno(database);
  const std::string reason = database == nullptr ? sqlite3_errstr(code) : sqlite3_errmsg(database);
  const core::Message detail = number == 0 ? core::Message(reason) : core::tr("{} ({})", reason, errno_text(number));
  const auto damaged = [&](const std::string& what, const std::string& hint) {
    return core::Error(core::Status::Damaged, path.string() + ": " + what, hint);
  };
  const int primary = code & 0xFF;
  if (primary == SQLITE_FULL || is_space_missing(number))
    throw damaged(
        core::tr("no space left: {}", detail),
        core::tr("free some space on its file system, then run the command again; what was reported before is kept"));
  switch (primary) {
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      throw damaged(core::tr("the store is damaged: {}", reason),
                    core::tr("run `archive check`; restore a backup if it confirms the damage"));
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      throw core::Error(core::Status::Locked,
                        core::tr("{}: in use by a program that does not take the archive's lock", path.string()),
                        core::tr("end that program, then run the command again"));
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
      throw damaged(core::tr("cannot be written: {}", detail),
                    core::tr("check the permissions of the file and its directory"));
    case SQLITE_CANTOPEN:
      throw damaged(core::tr("cannot be opened: {}", detail),
                    core::tr("check the permissions of the file and its directory"));
    case SQLITE_NOMEM: throw std::bad_alloc();
    case SQLITE_IOERR:
      throw damaged(
          core::tr("reading or writing failed: {}", detail),
          core::tr("check the disk (its system log), then run `archive check`; what was reported before is kept"));
    default: throw damaged(detail, core::tr("run `archive check`"));
  }
}

Statement::Statement(sqlite3* database, std::string_view sql, const std::filesystem::path& path)
    : database_(database), path_(&path) {
  sqlite3_stmt* statement = nullptr;
  check(sqlite3_prepare_v2(database, sql.data(), static_cast<int>(sql.size()), &statement, nullptr));
  statement_.reset(statement);
}

void Statement::Finalize::operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }

void Statement::check(int code) const {
  if (code != SQLITE_OK) throw_sqlite(database_, code, *path_);
}

Statement& Statement::reset() {
  // The result repeats the error of the step before, which was thrown then.
  sqlite3_reset(statement_.get());
  sqlite3_clear_bindings(statement_.get());
  return *this;
}

Statement& Statement::bind(int index, std::int64_t value) {
  check(sqlite3_bind_int64(statement_.get(), index, value));
  return *this;
}

Statement& Statement::bind_text(int index, std::string_view text) {
  check(
      sqlite3_bind_text64(statement_.get(), index, text.empty() ? "" : text.data(), text.size(), nullptr, SQLITE_UTF8));
  return *this;
}

Statement& Statement::bind_blob(int index, std::string_view bytes) {
  // A null pointer would bind NULL instead of an empty blob.
  check(sqlite3_bind_blob64(statement_.get(), index, bytes.empty() ? "" : bytes.data(), bytes.size(), nullptr));
  return *this;
}

bool Statement::step() {
  const int code = sqlite3_step(statement_.get());
  if (code == SQLITE_ROW) return true;
  if (code != SQLITE_DONE) throw_sqlite(database_, code, *path_);
  return false;
}

void Statement::run() {
  step();
  reset();
}

std::int64_t Statement::integer(int column) const { return sqlite3_column_int64(statement_.get(), column); }

std::string_view Statement::bytes(int column) const {
  const void* data = sqlite3_column_blob(statement_.get(), column);
  if (data == nullptr) return {};
  return {static_cast<const char*>(data), static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column))};
}

bool Statement::is_null(int column) const { return sqlite3_column_type(statement_.get(), column) == SQLITE_NULL; }

ResetGuard::~ResetGuard() { statement_.reset(); }

Database::Database(const std::filesystem::path& file, Access access)
    : path_(std::make_unique<const std::filesystem::path>(file)) {
  int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
  flags |= access == Access::Write ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY;
  std::string name = file.string();
  if (access == Access::ReadImmutable) {
    flags |= SQLITE_OPEN_URI;
    name = immutable_uri(std::filesystem::absolute(file).string());
  }
  sqlite3* handle = nullptr;
  const int code = sqlite3_open_v2(name.c_str(), &handle, flags, nullptr);
  handle_.reset(handle);
  if (code != SQLITE_OK) throw_sqlite(handle, code, *path_);
  sqlite3_busy_timeout(handle, 5000);
  sqlite3_db_config(handle, SQLITE_DBCONFIG_ENABLE_FKEY, access == Access::Write ? 1 : 0, nullptr);
  sqlite3_db_config(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
}

void Database::Close::operator()(sqlite3* database) const { sqlite3_close_v2(database); }

void Database::copy_to(const std::filesystem::path& file) const {
  const Database target(file, Access::Write);
  // The copy is of no use before it is whole: it needs no journal, and its syncing is the caller's.
  target.execute("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF");
  sqlite3_backup* backup = sqlite3_backup_init(target.handle_.get(), "main", handle_.get(), "main");
  if (backup == nullptr) throw_sqlite(target.handle_.get(), sqlite3_errcode(target.handle_.get()), file);
  // All pages in one step: one read transaction, which no writer can make begin again.
  const int code = sqlite3_backup_step(backup, -1);
  sqlite3_backup_finish(backup);
  if (code == SQLITE_DONE) return;
  const int target_code = sqlite3_errcode(target.handle_.get());
  if (target_code == code) throw_sqlite(target.handle_.get(), code, file);
  throw_sqlite(nullptr, code, *path_);
}

void Database::leave_short_log() const {
  // Said before the first commit says it, since to change it has every kept statement prepared once more. A long log, as a kill leaves
  // one, is not left by who has nothing to write.
  leave_log(handle_.get(), has_short_file(handle_.get(), "main"));
  sqlite3_wal_hook(handle_.get(), note_log, nullptr);
}

void Database::execute(const std::string& sql) const {
  const int code = sqlite3_exec(handle_.get(), sql.c_str(), nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) throw_sqlite(handle_.get(), code, *path_);
}

Statement Database::prepare(std::string_view sql) const { return Statement(handle_.get(), sql, *path_); }

Statement& Database::kept(const char* sql) const {
  auto found = kept_.find(sql);
  if (found == kept_.end()) found = kept_.emplace(sql, prepare(sql)).first;
  return found->second.reset();
}

std::int64_t Database::integer(std::string_view sql) const {
  Statement statement = prepare(sql);
  return statement.step() ? statement.integer(0) : 0;
}

std::int64_t Database::kept_integer(const char* sql) const {
  Statement& statement = kept(sql);
  const ResetGuard guard(statement);
  return statement.step() ? statement.integer(0) : 0;
}

std::string Database::read_blob(const char* table, const char* column, std::int64_t row) const {
  sqlite3_blob* handle = nullptr;
  int code = sqlite3_blob_open(handle_.get(), "main", table, column, row, 0, &handle);
  const std::unique_ptr<sqlite3_blob, int (*)(sqlite3_blob*)> blob(handle, sqlite3_blob_close);
  if (code != SQLITE_OK) throw_sqlite(handle_.get(), code, *path_);
  std::string bytes(static_cast<std::size_t>(sqlite3_blob_bytes(handle)), '\0');
  code = sqlite3_blob_read(handle, bytes.data(), static_cast<int>(bytes.size()), 0);
  if (code != SQLITE_OK) throw_sqlite(handle_.get(), code, *path_);
  return bytes;
}

std::int64_t Database::last_row() const { return sqlite3_last_insert_rowid(handle_.get()); }

bool Database::in_transaction() const { return sqlite3_get_autocommit(handle_.get()) == 0; }

}  // namespace archive::store
