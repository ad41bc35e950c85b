// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/dates/zone.hpp"

#include <algorithm>
#include <cstdlib>
#include <ctime>

namespace archive::dates {
namespace {

constexpr std::int64_t seconds_a_day = 86400;
constexpr std::int32_t winter = 60, summer = 120;

/// 01:00 UTC of the last Sunday of a month.
std::int64_t change(int year, unsigned month, unsigned last_day) {
  const core::Day last = *core::make_day(year, month, last_day);
  const std::int64_t sunday = last.number - static_cast<std::int64_t>(core::weekday(last) % 7);
  return sunday * seconds_a_day + 3600;
}

std::int32_t offset_in_paris(std::int64_t seconds) {
  const int year = static_cast<int>(core::calendar(core::day_of({seconds, 0})).year());
  if (year < 1981 || year > 9999) return winter;
  const std::int64_t begin = change(year, 3, 31);
  const std::int64_t end = year < 1996 ? change(year, 9, 30) : change(year, 10, 31);
  return seconds >= begin && seconds < end ? summer : winter;
}

bool asks_the_system = false;

std::int32_t offset_minutes(std::int64_t seconds) {
  if (!asks_the_system) return offset_in_paris(seconds);
  const auto time = static_cast<std::time_t>(seconds);
  std::tm local{};
  return localtime_r(&time, &local) == nullptr ? 0 : static_cast<std::int32_t>(local.tm_gmtoff / 60);
}

/// Whether a time is told after the day, and an offset after the time.
bool has_offset(std::string_view text) {
  const auto time = text.substr(std::min<std::size_t>(text.size(), 10));
  return time.find_first_of("Zz+-") != time.npos;
}

}  // namespace

void use_archive_zone(const std::string& name) {
  asks_the_system = name != "Europe/Paris";
  if (!asks_the_system) return;
  setenv("TZ", name.c_str(), 1);
  tzset();
}

core::Moment in_archive_zone(core::Moment moment) { return {moment.seconds, offset_minutes(moment.seconds)}; }

core::Moment moment_in_archive_zone(core::Day day, unsigned minute) {
  const std::int64_t civil = day.number * seconds_a_day + minute * 60;
  // Of the offsets of the day before and the day after, the larger gives the earlier moment.
  const auto before = offset_minutes(civil - seconds_a_day), after = offset_minutes(civil + seconds_a_day);
  for (const auto offset : {std::max(before, after), std::min(before, after)})
    if (offset_minutes(civil - offset * 60) == offset) return {civil - offset * 60, offset};
  // The hour that spring leaves out.
  return in_archive_zone({civil - std::min(before, after) * 60, 0});
}

std::optional<core::Moment> parse_moment_in_archive_zone(std::string_view text) {
  if (has_offset(text)) {
    const auto moment = core::parse_moment(text);
    if (!moment) return std::nullopt;
    return in_archive_zone(*moment);
  }
  const bool day_only = text.size() <= 10;
  const auto civil = core::parse_moment(std::string(text) + (day_only ? "T00:00Z" : "Z"));
  if (!civil) return std::nullopt;
  const core::Day day = core::day_of(*civil);
  const std::int64_t second = civil->seconds - day.number * seconds_a_day;
  core::Moment moment = moment_in_archive_zone(day, static_cast<unsigned>(second / 60));
  moment.seconds += second % 60;
  return moment;
}

}  // namespace archive::dates
