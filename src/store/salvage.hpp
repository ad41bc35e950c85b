// SPDX-License-Identifier: GPL-3.0-or-later
/// Walking the articles of a store that may be damaged, so that a bad page costs what stands on it and no more.
#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "archive/core/id.hpp"
#include "database.hpp"

namespace archive::store {

struct SalvageVisitor {
  std::function<bool(std::int64_t row, const core::ArticleId& id, bool living)> article;  ///< false ends the walk
  std::function<void(const std::string& why)> unreadable;  ///< a row whose identifier cannot be read
};

/// Looks each row of `articles` up by its number, in order. Throws core::Error (Damaged) when not even the number of
/// rows can be told.
void walk_articles(const Database& database, const SalvageVisitor& visitor);

}  // namespace archive::store
