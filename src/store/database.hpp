// SPDX-License-Identifier: GPL-3.0-or-later
/// The part of SQLite that the store uses, with its errors as core::Error.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

struct sqlite3;
struct sqlite3_stmt;

namespace archive::store {

/// Bytes of a page of the stores that are made here. One made before has 4 or 16 kB, and a log as much shorter or longer.
inline constexpr std::uint64_t page_bytes = 8 << 10;

/// Pages of a log that is emptied in any case. In a large store the keys of each batch of an import are scattered over nearly all pages
/// of three indexes, which are written to the log and, when that is emptied, to the file. At a million articles one batch is some two
/// thousand pages; with sixteen thousand (128 MB) the file gets these pages once for several batches, and an import takes 7 % less time.
inline constexpr std::uint64_t most_log_pages = 16'384;

/// Whether a log of so many pages is emptied beside a store of so many bytes: one that is a sixteenth of it, but for short ones, and
/// one of most_log_pages.
[[nodiscard]] bool is_log_long(std::uint64_t pages, std::uint64_t file_bytes);

/// A prepared statement. Bound views must live until the last `step`. Columns are valid until the next `step`.
class Statement {
 public:
  Statement(sqlite3* database, std::string_view sql, const std::filesystem::path& path);

  /// Forgets the bindings and the rows of the use before.
  Statement& reset();
  Statement& bind(int index, std::int64_t value);
  Statement& bind_text(int index, std::string_view text);
  Statement& bind_blob(int index, std::string_view bytes);

  /// Goes to the next row; false after the last.
  bool step();
  /// Runs a statement that gives no rows.
  void run();

  [[nodiscard]] std::int64_t integer(int column) const;
  [[nodiscard]] std::string_view bytes(int column) const;  ///< text or blob; empty for NULL
  [[nodiscard]] bool is_null(int column) const;

 private:
  struct Finalize {
    void operator()(sqlite3_stmt* statement) const;
  };
  void check(int code) const;

  sqlite3* database_;
  const std::filesystem::path* path_;
  std::unique_ptr<sqlite3_stmt, Finalize> statement_;
};

/// Takes the rows of a kept statement away at the end of a scope, so that it holds no snapshot open.
class ResetGuard {
 public:
  explicit ResetGuard(Statement& statement) : statement_(statement) {}
  ResetGuard(const ResetGuard&) = delete;
  ResetGuard& operator=(const ResetGuard&) = delete;
  ~ResetGuard();

 private:
  Statement& statement_;
};

/// A connection. Its errors are core::Error (Damaged) with the path, the reason and what to do.
class Database {
 public:
  enum class Access { Read, ReadImmutable, Write };

  /// Opens an existing file. Who writes keeps foreign keys; no schema is trusted with functions. ReadImmutable takes no locks and
  /// reads no WAL: only for media that nothing can write.
  Database(const std::filesystem::path& file, Access access);

  /// Copies the database, as one moment has it, into the empty file `file`; other connections may write meanwhile.
  void copy_to(const std::filesystem::path& file) const;

  /// From now on, what is in the write-ahead log when this is closed stays there where it is short, instead of being written
  /// to the database: one wait for the disk instead of three. The next who opens it reads the log first.
  void leave_short_log() const;

  void execute(const std::string& sql) const;
  [[nodiscard]] Statement prepare(std::string_view sql) const;
  /// A statement kept for the next use, reset. `sql` must be a literal: it is known by its address.
  [[nodiscard]] Statement& kept(const char* sql) const;
  /// The first column of the first row, as an integer; 0 where there is none.
  [[nodiscard]] std::int64_t integer(std::string_view sql) const;
  /// The same of a statement that is kept as by `kept`.
  [[nodiscard]] std::int64_t kept_integer(const char* sql) const;
  /// A blob of a row, by its rowid: read into its place, where a column is copied once more. `table` and `column` must be literals.
  [[nodiscard]] std::string read_blob(const char* table, const char* column, std::int64_t row) const;
  [[nodiscard]] std::int64_t last_row() const;
  [[nodiscard]] const std::filesystem::path& path() const { return *path_; }
  /// Whether a transaction is open; SQLite ends it by itself on some errors.
  [[nodiscard]] bool in_transaction() const;

 private:
  struct Close {
    void operator()(sqlite3* database) const;
  };
  // Held by pointer, so that statements may keep its address when the database moves.
  std::unique_ptr<const std::filesystem::path> path_;
  std::unique_ptr<sqlite3, Close> handle_;
  mutable std::unordered_map<const char*, Statement> kept_;
};

/// Throws what an SQLite result code means.
[[noreturn]] void throw_sqlite(sqlite3* database, int code, const std::filesystem::path& path);

}  // namespace archive::store
