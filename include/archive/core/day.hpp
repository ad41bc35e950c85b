// SPDX-License-Identifier: GPL-3.0-or-later
/// A civil day, without time of day or zone.
#pragma once

#include <chrono>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace archive::core {

/// A day of the proleptic Gregorian calendar, counted from 1970-01-01 (day 0).
struct Day {
  std::int32_t number = 0;  ///< days since 1970-01-01, negative before

  friend constexpr auto operator<=>(const Day&, const Day&) = default;
};

/// The day year-month-day, or nothing where the calendar has no such day. Years 1 to 9999.
[[nodiscard]] std::optional<Day> make_day(int year, unsigned month, unsigned day);

/// The calendar fields of a day.
[[nodiscard]] std::chrono::year_month_day calendar(Day day);

/// Day of the week: 1 is Monday, 7 is Sunday (ISO 8601).
[[nodiscard]] unsigned weekday(Day day);

/// Reads exactly `YYYY-MM-DD`; nothing for any other text or an impossible day.
[[nodiscard]] std::optional<Day> parse_iso_day(std::string_view text);

/// Writes `YYYY-MM-DD`.
[[nodiscard]] std::string to_iso(Day day);

}  // namespace archive::core
