// SPDX-License-Identifier: GPL-3.0-or-later
/// A stretch of days, and how coarse the words were that named it.
#pragma once

#include <optional>
#include <string_view>

#include "archive/core/day.hpp"

namespace archive::dates {

/// First and last day, both inclusive; an absent end is open.
struct Interval {
  std::optional<core::Day> from, to;

  friend constexpr bool operator==(const Interval&, const Interval&) = default;
};

/// What the words name. Interval: a range, or a part of a month or year that has no name of its own.
enum class Grain { Day, Week, Month, Quarter, Season, Year, Decade, Century, Interval };

/// `day`, `week`…, as JSON has it.
[[nodiscard]] std::string_view name_of(Grain grain);

}  // namespace archive::dates
