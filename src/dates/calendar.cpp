// SPDX-License-Identifier: GPL-3.0-or-later
#include "calendar.hpp"

#include <algorithm>

namespace archive::dates {
namespace {

core::Day last_of_month(int year, unsigned month) {
  return plus(month == 12 ? *core::make_day(year + 1, 1, 1) : *core::make_day(year, month + 1, 1), -1);
}

}  // namespace

std::string_view name_of(Grain grain) {
  switch (grain) {
    case Grain::Day: return "day";
    case Grain::Week: return "week";
    case Grain::Month: return "month";
    case Grain::Quarter: return "quarter";
    case Grain::Season: return "season";
    case Grain::Year: return "year";
    case Grain::Decade: return "decade";
    case Grain::Century: return "century";
    case Grain::Interval: break;
  }
  return "interval";
}

int year_of(core::Day day) { return static_cast<int>(core::calendar(day).year()); }
unsigned month_of(core::Day day) { return static_cast<unsigned>(core::calendar(day).month()); }
unsigned day_of_month(core::Day day) { return static_cast<unsigned>(core::calendar(day).day()); }

core::Day plus_months(core::Day day, int months) {
  const int count = year_of(day) * 12 + static_cast<int>(month_of(day)) - 1 + months;
  const int year = std::clamp(count / 12, 1, 9998);
  const unsigned month = static_cast<unsigned>(count % 12 + 12) % 12 + 1;
  const core::Day last = last_of_month(year, month);
  return *core::make_day(year, month, std::min(day_of_month(day), day_of_month(last)));
}

Interval month_interval(int year, unsigned month) { return months_interval(year, month, month); }
Interval year_interval(int year) { return months_interval(year, 1, 12); }

Interval months_interval(int year, unsigned first, unsigned last) {
  return {core::make_day(year, first, 1), last_of_month(year, last)};
}

Interval days_interval(int year, unsigned month, unsigned first, unsigned last) {
  return {core::make_day(year, month, first),
          std::min(last_of_month(year, month), plus(*core::make_day(year, month, 1), static_cast<int>(last) - 1))};
}

Interval week_of(core::Day day) {
  const core::Day monday = weekday_up_to(day, 1);
  return {monday, plus(monday, 6)};
}

std::optional<Interval> iso_week(int year, unsigned week) {
  if (week < 1 || week > 53) return std::nullopt;
  // 4 January lies in week 1 of every year.
  const core::Day monday = plus(weekday_up_to(*core::make_day(year, 1, 4), 1), static_cast<int>(week - 1) * 7);
  if (year_of(plus(monday, 3)) != year) return std::nullopt;
  return Interval{monday, plus(monday, 6)};
}

Interval season(int year, unsigned number) {
  switch (number) {
    case 0: return {core::make_day(year, 3, 20), core::make_day(year, 6, 20)};
    case 1: return {core::make_day(year, 6, 21), core::make_day(year, 9, 22)};
    case 2: return {core::make_day(year, 9, 23), core::make_day(year, 12, 20)};
    default: return {core::make_day(year, 12, 21), core::make_day(year + 1, 3, 19)};
  }
}

core::Day easter(int year) {
  const int a = year % 19, b = year / 100, c = year % 100;
  const int h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
  const int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
  const int m = (a + 11 * h + 22 * l) / 451;
  const int sum = h + l - 7 * m + 114;
  return *core::make_day(year, static_cast<unsigned>(sum / 31), static_cast<unsigned>(sum % 31 + 1));
}

Interval century(int number) { return {core::make_day(number * 100 - 99, 1, 1), core::make_day(number * 100, 12, 31)}; }

core::Day weekday_up_to(core::Day day, unsigned weekday) {
  return plus(day, -static_cast<int>((core::weekday(day) + 7 - weekday) % 7));
}

}  // namespace archive::dates
