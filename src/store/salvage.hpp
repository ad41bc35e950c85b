// SPDX-License-Identifier: GPL-3.0-or-later
/// Walking the articles of a store that may be damaged, so that a bad page costs what stands on it and no more.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "archive/core/id.hpp"
#include "database.hpp"

namespace archive::store {

struct SalvageVisitor {
  std::function<bool(std::int64_t row, const core::ArticleId& id, bool living)> article;  ///< false ends the walk
  /// A row that cannot be read. Its identifier, where the index of identifiers still tells it: of one removed too.
  std::function<void(const std::optional<core::ArticleId>& id, const std::string& why)> unreadable;
};

/// Looks each row of `articles` up by its number, in order; then tells which rows were not there. Rows are numbered without
/// gaps and never deleted, so that a number without a row is damage, also where SQLite sees none. How many rows there were is
/// told by whichever table and index says the most. Throws core::Error (Damaged) when none of them can be read.
void walk_articles(const Database& database, const SalvageVisitor& visitor);

}  // namespace archive::store
