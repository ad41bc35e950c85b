// SPDX-License-Identifier: GPL-3.0-or-later
#include "salvage.hpp"

#include <algorithm>
#include <optional>

#include "archive/core/error.hpp"

namespace archive::store {
namespace {

std::optional<std::int64_t> ask(const Database& database, std::string_view sql) {
  try {
    return database.integer(sql);
  } catch (const core::Error&) {
    return std::nullopt;
  }
}

/// An article takes a change at least, so that the log tells a bound where the table itself does not.
std::int64_t last_row(const Database& database) {
  if (const auto rows = ask(database, "SELECT max(article) FROM articles")) return *rows;
  if (const auto changes = ask(database, "SELECT seq FROM sqlite_sequence WHERE name = 'changes'")) return *changes;
  return database.integer("SELECT max(change) FROM changes");
}

}  // namespace

void walk_articles(const Database& database, const SalvageVisitor& visitor) {
  const std::int64_t last = last_row(database);
  Statement statement = database.prepare("SELECT id, current IS NOT NULL FROM articles WHERE article = ?1");
  for (std::int64_t row = 1; row <= last; ++row) {
    core::ArticleId id;
    bool living = false;
    try {
      if (!statement.reset().bind(1, row).step()) continue;
      const std::string_view bytes = statement.bytes(0);
      std::copy_n(bytes.begin(), std::min(bytes.size(), id.bytes.size()), id.bytes.begin());
      living = statement.integer(1) != 0;
    } catch (const core::Error& error) {
      visitor.unreadable(error.what());
      continue;
    }
    if (!visitor.article(row, id, living)) return;
  }
}

}  // namespace archive::store
