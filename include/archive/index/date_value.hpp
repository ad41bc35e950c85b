// SPDX-License-Identifier: GPL-3.0-or-later
/// A day as the bytes of a value slot, and the order of all articles by their days.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "archive/core/day.hpp"
#include "archive/core/id.hpp"

namespace archive::index {

/// Four bytes whose order is that of the days.
[[nodiscard]] std::string date_value(core::Day day);

/// The day of such bytes; nothing for others, the empty value of an undated article among them.
[[nodiscard]] std::optional<core::Day> day_of_value(std::string_view value);

/// Twelve bytes whose order is that of the days; what is undated comes first, and of one day the identifiers descend. No
/// two articles are equal, so that an answer depends on nothing but the articles.
[[nodiscard]] std::string order_value(std::optional<core::Day> day, const core::ArticleId& id);

}  // namespace archive::index
