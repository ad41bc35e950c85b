// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/core/day.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace archive::core {
namespace chrono = std::chrono;

std::optional<Day> make_day(int year, unsigned month, unsigned day) {
  // chrono keeps months and days in a byte: 259 would be March.
  if (year < 1 || year > 9999 || month > 12 || day > 31) return std::nullopt;
  const chrono::year_month_day date{chrono::year{year}, chrono::month{month}, chrono::day{day}};
  if (!date.ok()) return std::nullopt;
  return Day{static_cast<std::int32_t>(chrono::sys_days{date}.time_since_epoch().count())};
}

chrono::year_month_day calendar(Day day) { return chrono::year_month_day{chrono::sys_days{chrono::days{day.number}}}; }

unsigned weekday(Day day) { return chrono::weekday{chrono::sys_days{chrono::days{day.number}}}.iso_encoding(); }

std::optional<Day> parse_iso_day(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto number = [&](std::size_t at, std::size_t count) {
    int value = 0;
    for (char c : text.substr(at, count)) {
      if (c < '0' || c > '9') return -1;
      value = value * 10 + (c - '0');
    }
    return value;
  };
  const int year = number(0, 4), month = number(5, 2), day = number(8, 2);
  if (year < 0 || month < 0 || day < 0) return std::nullopt;
  return make_day(year, static_cast<unsigned>(month), static_cast<unsigned>(day));
}

std::string to_iso(Day day) {
  const auto date = calendar(day);
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                     static_cast<unsigned>(date.day()));
}

}  // namespace archive::core
