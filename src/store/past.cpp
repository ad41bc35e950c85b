// SPDX-License-Identifier: GPL-3.0-or-later
#include "past.hpp"

#include <algorithm>

#include "row_id.hpp"

namespace archive::store {
namespace {

constexpr std::int64_t never = 0;  // before the first change

std::int64_t last_removal(const Database& database, std::int64_t article, std::int64_t at) {
  Statement& statement =
      database.kept("SELECT coalesce(max(change), 0) FROM tombstones WHERE article = ?1 AND change <= ?2");
  const ResetGuard guard(statement);
  statement.bind(1, article).bind(2, at).step();
  return statement.integer(0);
}

/// The log has no index by article; what was removed and came again is rare.
bool came_again(const Database& database, std::int64_t article, std::int64_t removed, std::int64_t at) {
  Statement& statement =
      database.kept("SELECT 1 FROM changes WHERE change > ?2 AND change <= ?3 AND article = ?1 AND kind = 1 LIMIT 1");
  const ResetGuard guard(statement);
  return statement.bind(1, article).bind(2, removed).bind(3, at).step();
}

std::int64_t last_correction(const Database& database, std::int64_t article, std::int64_t at) {
  Statement& statement =
      database.kept("SELECT coalesce(max(change), 0) FROM corrections WHERE article = ?1 AND change <= ?2");
  const ResetGuard guard(statement);
  statement.bind(1, article).bind(2, at).step();
  return statement.integer(0);
}

}  // namespace

std::optional<Past> find_past(const Database& database, const core::ArticleId& id, std::int64_t at, int format) {
  Past past;
  {
    Statement& statement = database.kept(
        "SELECT v.article, v.version, v.change FROM articles a JOIN versions v ON v.article = a.article"
        " JOIN contents c ON c.version = v.version WHERE a.id = ?1 AND v.change <= ?2 ORDER BY v.number DESC LIMIT 1");
    const ResetGuard guard(statement);
    if (!statement.bind_blob(1, as_bytes(id)).bind(2, at).step()) return std::nullopt;
    past = {statement.integer(0), statement.integer(1), statement.integer(2)};
  }
  const auto removed = last_removal(database, past.article, at);
  if (removed != never && !came_again(database, past.article, removed, at)) return std::nullopt;
  if (format >= 2) past.made = std::max(past.made, last_correction(database, past.article, at));
  return past;
}

}  // namespace archive::store
