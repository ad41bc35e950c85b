// SPDX-License-Identifier: GPL-3.0-or-later
/// Field filters as Xapian queries that do not weigh.
#pragma once

#include <xapian.h>

#include <optional>
#include <string_view>

#include "archive/core/day.hpp"
#include "archive/index/schema.hpp"
#include "archive/search/search.hpp"

namespace archive::search {

/// Articles published between the two days, inclusive; an absent end is open. Undated articles never match.
[[nodiscard]] Xapian::Query date_filter(std::optional<core::Day> from, std::optional<core::Day> to);

/// Articles that were archived on these days; an open end where there is no day.
[[nodiscard]] Xapian::Query added_filter(std::optional<core::Day> from, std::optional<core::Day> to);

/// Articles whose field has this value: all its words, or its slug (FieldKind::Words); the whole value (Exact); the
/// whole name, or one word of it (Name).
[[nodiscard]] Xapian::Query value_filter(const index::Field& field, std::string_view value);

/// All filters conjoined; an empty query (empty() is true) when there are none.
[[nodiscard]] Xapian::Query filter_query(const Filters& filters);

}  // namespace archive::search
