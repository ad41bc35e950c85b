// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/store/saved.hpp"

#include <algorithm>

#include "database.hpp"
#include "row_id.hpp"

namespace archive::store {
namespace {

/// The format that has the tables.
constexpr int first_format = 6;

SavedSearch read_row(const Statement& statement) {
  return {std::string(statement.bytes(0)),
          std::string(statement.bytes(1)),
          std::string(statement.bytes(2)),
          {statement.integer(3), static_cast<std::int32_t>(statement.integer(4))}};
}

}  // namespace

std::vector<SavedSearch> SavedSearches::all() const {
  if (format_ < first_format) return {};
  Statement statement =
      database_.prepare("SELECT name, query, author, at, utc_offset FROM saved_searches ORDER BY name");
  std::vector<SavedSearch> searches;
  while (statement.step()) searches.push_back(read_row(statement));
  return searches;
}

std::optional<SavedSearch> SavedSearches::find(std::string_view name) const {
  if (format_ < first_format) return std::nullopt;
  Statement& statement =
      database_.kept("SELECT name, query, author, at, utc_offset FROM saved_searches WHERE name = ?1");
  const ResetGuard guard(statement);
  if (!statement.bind_text(1, name).step()) return std::nullopt;
  return read_row(statement);
}

void SavedSearches::add(const SavedSearch& search, std::int64_t change) {
  database_.kept("INSERT INTO saved_searches (name, query, author, at, utc_offset) VALUES (?1, ?2, ?3, ?4, ?5)")
      .bind_text(1, search.name)
      .bind_text(2, search.query)
      .bind_text(3, search.author)
      .bind(4, search.at.seconds)
      .bind(5, search.at.offset_minutes)
      .run();
  // What somebody read under the name before belongs to another search.
  database_.kept("DELETE FROM cursors WHERE name = ?1").bind_text(1, search.name).run();
  database_.kept("INSERT INTO cursors (name, change) VALUES (?1, ?2)").bind_text(1, search.name).bind(2, change).run();
}

bool SavedSearches::remove(std::string_view name) {
  if (!find(name)) return false;
  database_.kept("DELETE FROM saved_searches WHERE name = ?1").bind_text(1, name).run();
  database_.kept("DELETE FROM cursors WHERE name = ?1").bind_text(1, name).run();
  return true;
}

std::optional<Cursor> SavedSearches::cursor(std::string_view name) const {
  if (format_ < first_format) return std::nullopt;
  Statement& statement = database_.kept(
      "SELECT min(change, last), min(begun, last) FROM cursors,"
      " (SELECT coalesce(max(change), 0) AS last FROM changes) WHERE name = ?1");
  const ResetGuard guard(statement);
  if (!statement.bind_text(1, name).step()) return std::nullopt;
  Cursor cursor{statement.integer(0), {}};
  if (!statement.is_null(1) && statement.integer(1) > cursor.change) cursor.begun = statement.integer(1);
  return cursor;
}

void SavedSearches::begin(std::string_view name, std::int64_t change) {
  database_
      .kept(
          "INSERT INTO cursors (name, change, begun) VALUES (?1, 0, ?2)"
          " ON CONFLICT (name) DO UPDATE SET begun = ?2")
      .bind_text(1, name)
      .bind(2, change)
      .run();
}

void SavedSearches::end(std::string_view name, std::int64_t change, const std::vector<core::ArticleId>& articles) {
  database_
      .kept(
          "INSERT INTO cursors (name, change) VALUES (?1, ?2)"
          " ON CONFLICT (name) DO UPDATE SET change = ?2, begun = NULL")
      .bind_text(1, name)
      .bind(2, change)
      .run();
  for (const auto& article : articles) {
    database_.kept("INSERT OR IGNORE INTO reported (name, article) SELECT ?1, article FROM articles WHERE id = ?2")
        .bind_text(1, name)
        .bind_blob(2, as_bytes(article))
        .run();
  }
}

bool SavedSearches::was_reported(std::string_view name, const core::ArticleId& article) const {
  if (format_ < first_format) return false;
  Statement& statement = database_.kept(
      "SELECT 1 FROM reported r JOIN articles a ON a.article = r.article WHERE r.name = ?1 AND a.id = ?2");
  const ResetGuard guard(statement);
  return statement.bind_text(1, name).bind_blob(2, as_bytes(article)).step();
}

}  // namespace archive::store
