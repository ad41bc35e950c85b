// SPDX-License-Identifier: GPL-3.0-or-later
#include "check.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

#include "archive/core/error.hpp"
#include "archive/core/id.hpp"
#include "archive/store/sketches.hpp"
#include "schema.hpp"
#include "sha256.hpp"

namespace archive::store {
namespace {

using Lines = std::vector<std::string>;

std::string hex(std::string_view bytes) {
  std::string text;
  for (const char byte : bytes) text += fmt::format("{:02x}", static_cast<unsigned char>(byte));
  return text;
}

void check_engine(const Database& database, Lines& lines) {
  Statement integrity = database.prepare("PRAGMA integrity_check");
  while (integrity.step())
    if (integrity.bytes(0) != "ok") lines.push_back(core::tr("store: {}", integrity.bytes(0)));
  Statement keys = database.prepare("PRAGMA foreign_key_check");
  while (keys.step())
    lines.push_back(core::tr("store: a row of {} points at no row of {}", keys.bytes(0), keys.bytes(2)));
}

void check_log(const Database& database, Lines& lines) {
  const auto last = database.integer("SELECT max(change) FROM changes");
  const auto count = database.integer("SELECT count(*) FROM changes");
  const auto sequence = database.integer("SELECT seq FROM sqlite_sequence WHERE name = 'changes'");
  if (count != last) lines.push_back(core::tr("store: {} change numbers are missing before {}", last - count, last));
  if (sequence != last)
    lines.push_back(core::tr("store: the last change is {}, but {} numbers were given out", last, sequence));
}

void check_cursors(const Database& database, Lines& lines) {
  if (read_format(database) < 6) return;
  Statement statement =
      database.prepare("SELECT name FROM cursors WHERE change > (SELECT coalesce(max(change), 0) FROM changes)");
  while (statement.step()) lines.push_back(core::tr("store: the cursor of {} is ahead of the log", statement.bytes(0)));
}

void check_articles(const Database& database, Lines& lines) {
  // SQLite takes a bare column beside max() from the row of the maximum.
  Statement statement = database.prepare(
      "SELECT a.id, a.current IS NOT NULL AND c.version IS NULL, a.current IS NOT NULL AND v.article IS NOT a.article,"
      "  a.change IS NOT l.change, (a.current IS NOT NULL) <> (l.kind = 1)"
      " FROM articles a LEFT JOIN versions v ON v.version = a.current LEFT JOIN contents c ON c.version = a.current"
      " LEFT JOIN (SELECT article, max(change) AS change, kind FROM changes GROUP BY article) l"
      "  ON l.article = a.article");
  while (statement.step()) {
    const std::string id = hex(statement.bytes(0));
    const auto add = [&](const core::Message& what) { lines.push_back(core::tr("store: article {}: {}", id, what)); };
    if (statement.integer(1) != 0) add(core::tr("its current version is missing"));
    if (statement.integer(2) != 0) add(core::tr("its current version is another article's"));
    if (statement.integer(3) != 0) add(core::tr("its last change is not the last of the log"));
    if (statement.integer(4) != 0) add(core::tr("it is there or removed against what the log says"));
  }
}

/// What is wrong with one version's contents; empty when nothing is.
std::string judge_contents(std::string_view sha, std::int64_t size, std::string_view fields, std::string_view body,
                           std::string_view original, bool patch, Codec& codec) {
  try {
    const std::string bytes = read_original(codec, original, body, patch);
    if (static_cast<std::int64_t>(bytes.size()) != size) return core::tr("the original does not have its size");
    if (as_bytes(sha256(bytes)) != sha) return core::tr("the original does not have its SHA-256");
    [[maybe_unused]] const core::Article article = article_from_json(fields);
    [[maybe_unused]] const std::string text = codec.decompress(body);
  } catch (const std::invalid_argument& error) {
    return error.what();
  }
  return {};
}

void check_contents(const Database& database, Codec& codec, Lines& lines) {
  Statement statement =
      database.prepare(std::string("SELECT a.id, v.number, v.sha256, v.size, c.fields, c.body, c.original, ") +
                       (read_format(database) < 3 ? "0" : "c.patch") +
                       " FROM versions v JOIN articles a ON a.article = v.article JOIN contents c ON c.version = "
                       "v.version ORDER BY v.version");
  while (statement.step()) {
    const std::string wrong = judge_contents(statement.bytes(2), statement.integer(3), statement.bytes(4),
                                             statement.bytes(5), statement.bytes(6), statement.integer(7) != 0, codec);
    if (!wrong.empty())
      lines.push_back(
          core::tr("store: article {}, version {}: {}", hex(statement.bytes(0)), statement.integer(1), wrong));
  }
}

}  // namespace

// Up to the change that articles were placed at; a later one is placed by the next writer.
std::vector<std::string> check_copies(const Database& database, int format) {
  Lines lines;
  for (const auto& [id, missing] : Sketches(database, format).wrong())
    lines.push_back(
        core::tr("store: article {}: {}: run `archive reindex`", core::to_hex(id),
                 missing ? "it was not compared with others" : "it was removed, and still counts as a copy"));
  return lines;
}

std::vector<std::string> check_database(const Database& database, Codec& codec) {
  Lines lines;
  database.execute("BEGIN");
  try {
    check_engine(database, lines);
    check_log(database, lines);
    check_cursors(database, lines);
    check_articles(database, lines);
    check_contents(database, codec, lines);
  } catch (const core::Error& error) {
    // A page that cannot be read ends the check of what stands behind it.
    lines.push_back(error.what());
  }
  if (database.in_transaction()) database.execute("ROLLBACK");
  return lines;
}

}  // namespace archive::store
