// SPDX-License-Identifier: GPL-3.0-or-later
/// The filters that search, count and entities share, as options.
#pragma once

#include <optional>
#include <string>

#include "archive/core/day.hpp"
#include "archive/search/search.hpp"
#include "parser.hpp"

namespace archive::cli {

/// What the user typed. Days are settled later: relative ones need the clock.
struct FilterOptions {
  search::Filters filters;
  std::optional<std::string> from, to, on;

  [[nodiscard]] bool no_filter() const { return filters.empty() && !from && !to && !on; }
};

void declare_filters(Parser& parser, FilterOptions& options);

/// The filters with their days. Throws core::Error (Usage) where a date is not understood or the two ends do not fit.
[[nodiscard]] search::Filters settle_filters(const FilterOptions& options, core::Day today);

}  // namespace archive::cli
