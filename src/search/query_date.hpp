// SPDX-License-Identifier: GPL-3.0-or-later
/// The value of a date field as an interval of days.
#pragma once

#include <variant>

#include "archive/dates/query_date.hpp"
#include "archive/query/query.hpp"

namespace archive::search {

/// The days a word, phrase or range names, or the error (bad-date) with its caret at the value.
[[nodiscard]] std::variant<dates::Interval, query::Remark> settle_date(const query::Node& value, core::Day today);

}  // namespace archive::search
