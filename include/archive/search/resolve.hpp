// SPDX-License-Identifier: GPL-3.0-or-later
/// The names and dates of a query, resolved.
#pragma once

#include "archive/core/day.hpp"
#include "archive/query/query.hpp"

namespace archive::search {

/// The query with English field names and dates as intervals (NodeKind::Date): what `--explain` prints as `parsed:`.
/// Needs no archive.
///
/// query   without errors.
/// today   the day relative dates count from.
/// Errors come back among the remarks: unknown-field (with the nearest name), unknown-saved, bad-date, short-id. Remarks: future-date.
[[nodiscard]] query::Query resolve(query::Query query, core::Day today);

}  // namespace archive::search
