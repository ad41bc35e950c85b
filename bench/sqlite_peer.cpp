// SPDX-License-Identifier: GPL-3.0-or-later
// SQLite with FTS5 at the work that peers.sh gives to all: lines of a title, a tabulator and a text.
//   sqlite_peer import DATABASE FILE    a new database, without journal and syncs, optimised at the end
//   sqlite_peer add DATABASE FILE       more articles, durable
//   sqlite_peer query DATABASE QUERIES  each three times; prints ten titles with a snippet, and percentiles to stderr
#include <fmt/format.h>
#include <sqlite3.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace {

struct Close {
  void operator()(sqlite3* database) const { sqlite3_close(database); }
  void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using Database = std::unique_ptr<sqlite3, Close>;
using Statement = std::unique_ptr<sqlite3_stmt, Close>;

[[noreturn]] void fail(const Database& database) { throw std::runtime_error(sqlite3_errmsg(database.get())); }

Database open(const char* file) {
  sqlite3* opened = nullptr;
  const int result = sqlite3_open(file, &opened);
  Database database(opened);
  if (result != SQLITE_OK) fail(database);
  return database;
}

void run(const Database& database, const char* sql) {
  if (sqlite3_exec(database.get(), sql, nullptr, nullptr, nullptr) != SQLITE_OK) fail(database);
}

Statement prepare(const Database& database, const char* sql) {
  sqlite3_stmt* prepared = nullptr;
  if (sqlite3_prepare_v2(database.get(), sql, -1, &prepared, nullptr) != SQLITE_OK) fail(database);
  return Statement(prepared);
}

void bind(const Statement& statement, int place, std::string_view text) {
  sqlite3_bind_text(statement.get(), place, text.data(), static_cast<int>(text.size()), SQLITE_TRANSIENT);
}

void insert(const Database& database, const char* file) {
  const auto statement = prepare(database, "INSERT INTO article VALUES (?, ?)");
  run(database, "BEGIN");
  std::ifstream lines(file);
  for (std::string line; std::getline(lines, line);) {
    const std::string_view all = line;
    const auto tab = std::min(all.find('\t'), all.size());
    bind(statement, 1, all.substr(0, tab));
    bind(statement, 2, all.substr(std::min(tab + 1, all.size())));
    if (sqlite3_step(statement.get()) != SQLITE_DONE) fail(database);
    sqlite3_reset(statement.get());
  }
  run(database, "COMMIT");
}

void import(const char* name, const char* file) {
  const auto database = open(name);
  run(database,
      "PRAGMA journal_mode = off; PRAGMA synchronous = off;"
      "CREATE VIRTUAL TABLE article USING fts5(title, body, tokenize = 'unicode61 remove_diacritics 2')");
  insert(database, file);
  run(database, "INSERT INTO article(article) VALUES ('optimize')");
}

void add(const char* name, const char* file) {
  const auto database = open(name);
  run(database, "PRAGMA journal_mode = wal; PRAGMA synchronous = full");
  insert(database, file);
}

double answer(const Statement& statement, std::string_view query) {
  const auto start = std::chrono::steady_clock::now();
  bind(statement, 1, query);
  while (sqlite3_step(statement.get()) == SQLITE_ROW)
    fmt::print("{}\t{}\n", reinterpret_cast<const char*>(sqlite3_column_text(statement.get(), 0)),
               reinterpret_cast<const char*>(sqlite3_column_text(statement.get(), 1)));
  sqlite3_reset(statement.get());
  return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
}

void query(const char* name, const char* file) {
  const auto database = open(name);
  const auto statement = prepare(database,
                                 "SELECT title, snippet(article, 1, '[', ']', '…', 40) FROM article "
                                 "WHERE article MATCH ? ORDER BY rank LIMIT 10");
  std::vector<std::string> queries;
  std::ifstream lines(file);
  for (std::string line; std::getline(lines, line);) queries.push_back(line.substr(line.find('\t') + 1));
  std::vector<double> times;
  for (int pass = 0; pass < 3; ++pass)
    for (const auto& each : queries) times.push_back(answer(statement, each));
  if (times.empty()) throw std::runtime_error("no queries");
  std::sort(times.begin(), times.end());
  const auto at = [&](double share) {
    return times[static_cast<std::size_t>(share * static_cast<double>(times.size() - 1))];
  };
  fmt::print(stderr, "timing: n={} p50={:.2f} p95={:.2f} p99={:.2f} max={:.2f} ms\n", times.size(), at(.5), at(.95),
             at(.99), times.back());
}

}  // namespace

int main(int argc, char** argv) try {
  const std::string_view work = argc == 4 ? argv[1] : "";
  if (work == "import") import(argv[2], argv[3]);
  else if (work == "add") add(argv[2], argv[3]);
  else if (work == "query") query(argv[2], argv[3]);
  else throw std::runtime_error("import, add or query, a database, a file");
  return 0;
} catch (const std::exception& error) {
  fmt::print(stderr, "sqlite_peer: {}\n", error.what());
  return 1;
}
