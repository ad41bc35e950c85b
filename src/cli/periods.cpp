// SPDX-License-Identifier: GPL-3.0-or-later
#include "periods.hpp"

#include <fmt/format.h>

namespace archive::cli {
namespace {

/// The week of ISO 8601 belongs to the year of its Thursday.
std::string week_of(core::Day day) {
  const core::Day thursday{day.number - static_cast<std::int32_t>(core::weekday(day)) + 4};
  const int year = static_cast<int>(core::calendar(thursday).year());
  const core::Day first = *core::make_day(year, 1, 1);
  return fmt::format("{:04}-W{:02}", year, (thursday.number - first.number) / 7 + 1);
}

std::string key_of(core::Day day, Period period) {
  if (period == Period::Day) return core::to_iso(day);
  if (period == Period::Week) return week_of(day);
  return core::to_iso(day).substr(0, period == Period::Month ? 7 : 4);
}

/// The first day of the next period.
core::Day next(core::Day day, Period period) {
  const auto fields = core::calendar(day);
  const int year = static_cast<int>(fields.year());
  const auto month = static_cast<unsigned>(fields.month());
  std::optional<core::Day> found;
  if (period == Period::Week) return {day.number + 8 - static_cast<std::int32_t>(core::weekday(day))};
  if (period == Period::Month)
    found = month == 12 ? core::make_day(year + 1, 1, 1) : core::make_day(year, month + 1, 1);
  if (period == Period::Year) found = core::make_day(year + 1, 1, 1);
  // The day after, also where the calendar ends.
  return found.value_or(core::Day{day.number + 1});
}

}  // namespace

std::vector<CountRow> gather(const search::DayCounts& counts, Period period, std::optional<core::Day> from,
                             std::optional<core::Day> to) {
  std::vector<CountRow> rows;
  if (counts.articles.empty()) return rows;
  const core::Day first = from.value_or(counts.articles.begin()->first);
  const core::Day last = to.value_or(counts.articles.rbegin()->first);
  auto found = counts.articles.begin();
  for (core::Day day = first; day <= last;) {
    const core::Day end = next(day, period);
    CountRow& row = rows.emplace_back(CountRow{key_of(day, period), 0});
    for (; found != counts.articles.end() && found->first < end; ++found) row.articles += found->second;
    day = end;
  }
  return rows;
}

}  // namespace archive::cli
