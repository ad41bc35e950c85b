// SPDX-License-Identifier: GPL-3.0-or-later
/// A day as the bytes of a value slot.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "archive/core/day.hpp"

namespace archive::index {

/// Four bytes whose order is that of the days.
[[nodiscard]] std::string date_value(core::Day day);

/// The day of such bytes; nothing for others, the empty value of an undated article among them.
[[nodiscard]] std::optional<core::Day> day_of_value(std::string_view value);

}  // namespace archive::index
