// SPDX-License-Identifier: GPL-3.0-or-later
/// From what was typed to a query that can be run.
#pragma once

#include <string>
#include <vector>

#include "archive/search/resolve.hpp"
#include "archive/search/search.hpp"
#include "batch.hpp"

namespace archive::cli {

struct TypedQuery {
  std::string text;  ///< NFC, as the offsets of remarks count
  query::Query query;
  bool names_saved = false;  ///< parts of the query stand in a saved search, and nowhere in the text
};

/// The words joined by one space, parsed and resolved; without words, the query for all that the filters leave.
///
/// today   the day relative dates count from.
/// saved   what it may name (saved_queries.hpp).
/// Throws QueryError for what stops the search. A query that only excludes is allowed beside a filter.
[[nodiscard]] TypedQuery typed_query(const std::vector<std::string>& words, const search::Filters& filters,
                                     core::Day today, const search::SavedQueries& saved);

/// The same for a line of a batch; a line without a tab is an error.
[[nodiscard]] TypedQuery typed_query(const BatchLine& line, const search::Filters& filters, core::Day today,
                                     const search::SavedQueries& saved);

/// The remarks of parsing, then those of the search that say something new. Throws QueryError where the search found
/// that the query cannot be run (a truncation too wide).
[[nodiscard]] std::vector<query::Remark> all_remarks(const TypedQuery& typed, const search::Results& results);

}  // namespace archive::cli
