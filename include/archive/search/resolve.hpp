// SPDX-License-Identifier: GPL-3.0-or-later
/// The names and dates of a query, resolved.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "archive/core/day.hpp"
#include "archive/query/query.hpp"

namespace archive::search {

/// The saved searches that a query may name. Without functions there are none.
struct SavedQueries {
  std::function<std::optional<std::string>(const std::string& name)> find;  ///< the query, as typed
  std::function<std::string(const std::string& name)> nearest;              ///< a name much like one that is unknown
};

/// The query with English field names, dates as intervals (NodeKind::Date) and saved searches put in the place of their names:
/// what `--explain` prints as `parsed:`. Needs no archive.
///
/// query   without errors.
/// today   the day relative dates count from.
/// Errors come back among the remarks: unknown-field and unknown-saved (with the nearest name), saved-cycle, bad-date, short-id;
/// what is wrong with a saved search, at its name. Remarks: future-date.
[[nodiscard]] query::Query resolve(query::Query query, core::Day today, const SavedQueries& saved = {});

}  // namespace archive::search
