// SPDX-License-Identifier: GPL-3.0-or-later
/// Arithmetic of civil days: weeks, months, quarters, seasons, feasts.
#pragma once

#include <optional>
#include <string_view>

#include "archive/dates/interval.hpp"

namespace archive::dates {

/// The years a date expression may name.
inline constexpr int first_year = 1000, last_year = 2999;

[[nodiscard]] int year_of(core::Day day);
[[nodiscard]] unsigned month_of(core::Day day);
[[nodiscard]] unsigned day_of_month(core::Day day);

[[nodiscard]] constexpr core::Day plus(core::Day day, int days) { return {day.number + days}; }

/// The same day of the month `months` later; where that month is too short, its last day.
[[nodiscard]] core::Day plus_months(core::Day day, int months);

/// Requires a month of 1 to 12 and a year of 1 to 9998, as all below.
[[nodiscard]] Interval month_interval(int year, unsigned month);
[[nodiscard]] Interval year_interval(int year);

/// The months first to last of a year.
[[nodiscard]] Interval months_interval(int year, unsigned first, unsigned last);

/// Days first to last of a month; last 31 is its end.
[[nodiscard]] Interval days_interval(int year, unsigned month, unsigned first, unsigned last);

/// Monday to Sunday.
[[nodiscard]] Interval week_of(core::Day day);

/// Week 1 holds the first Thursday of the year (ISO 8601); nothing for a week the year does not have.
[[nodiscard]] std::optional<Interval> iso_week(int year, unsigned week);

/// 0 spring, 1 summer, 2 autumn, 3 winter (which ends in the next year), from 20 March, 21 June, 23 September and
/// 21 December: fixed days, though the sky moves them by one. Source: dates.md, section 2.
[[nodiscard]] Interval season(int year, unsigned number);

/// Easter Sunday. Source: the Gregorian computus of Meeus, Jones and Butcher.
[[nodiscard]] core::Day easter(int year);

/// The centuries of historians: the 20th is 1901 to 2000. Requires 1 to 29.
[[nodiscard]] Interval century(int number);

/// The latest day with this weekday that is not after `day`.
[[nodiscard]] core::Day weekday_up_to(core::Day day, unsigned weekday);

}  // namespace archive::dates
