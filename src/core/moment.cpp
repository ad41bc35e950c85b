// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/core/moment.hpp"

#include <fmt/format.h>

#include <ctime>

namespace archive::core {
namespace {

constexpr std::int64_t seconds_a_day = 86400;

std::int32_t local_offset_minutes(std::int64_t seconds) {
  const std::time_t time = seconds;
  std::tm local{};
  if (localtime_r(&time, &local) == nullptr) return 0;
  return static_cast<std::int32_t>(local.tm_gmtoff / 60);
}

/// Takes `count` digits from the front of `text`; -1 where they are missing.
int take_digits(std::string_view& text, std::size_t count) {
  if (text.size() < count) return -1;
  int value = 0;
  for (char c : text.substr(0, count)) {
    if (c < '0' || c > '9') return -1;
    value = value * 10 + (c - '0');
  }
  text.remove_prefix(count);
  return value;
}

bool take(std::string_view& text, char c) {
  if (text.empty() || text.front() != c) return false;
  text.remove_prefix(1);
  return true;
}

/// Reads `Z`, `+HH:MM`, `+HHMM`, `+HH`, to the end of the text.
std::optional<std::int32_t> parse_offset(std::string_view text) {
  if (text == "Z" || text == "z") return 0;
  const bool west = text.front() == '-';
  if (!west && text.front() != '+') return std::nullopt;
  text.remove_prefix(1);
  const int hours = take_digits(text, 2);
  if (hours < 0 || hours > 23) return std::nullopt;
  int minutes = 0;
  if (!text.empty()) {
    take(text, ':');
    minutes = take_digits(text, 2);
    if (minutes < 0 || minutes > 59 || !text.empty()) return std::nullopt;
  }
  return (west ? -1 : 1) * (hours * 60 + minutes);
}

}  // namespace

Moment system_now() { return {std::time(nullptr), 0}; }

std::optional<Moment> parse_moment(std::string_view text) {
  const auto day = parse_iso_day(text.substr(0, 10));
  if (!day) return std::nullopt;
  text.remove_prefix(10);
  std::int64_t seconds = 0;
  if (!text.empty()) {
    if (!take(text, 'T') && !take(text, 't') && !take(text, ' ')) return std::nullopt;
    const int hour = take_digits(text, 2);
    if (hour < 0 || hour > 24 || !take(text, ':')) return std::nullopt;
    const int minute = take_digits(text, 2);
    if (minute < 0 || minute > 59) return std::nullopt;
    int second = 0;
    if (take(text, ':')) {
      second = take_digits(text, 2);
      if (second < 0 || second > 60) return std::nullopt;
      if (take(text, '.') || take(text, ',')) {
        std::size_t digits = 0;
        while (digits < text.size() && text[digits] >= '0' && text[digits] <= '9') ++digits;
        if (digits == 0) return std::nullopt;
        text.remove_prefix(digits);
      }
    }
    seconds = hour * 3600 + minute * 60 + second;
    if (seconds > seconds_a_day) return std::nullopt;
  }
  const std::int64_t civil = day->number * seconds_a_day + seconds;
  if (text.empty()) {
    // The offset is looked up for the civil time read as UTC, then once more, so that the hours beside a clock change
    // get the offset in force there.
    const auto guess = local_offset_minutes(civil);
    const auto offset = local_offset_minutes(civil - guess * 60);
    return Moment{civil - offset * 60, offset};
  }
  const auto offset = parse_offset(text);
  if (!offset) return std::nullopt;
  return Moment{civil - *offset * 60, *offset};
}

std::string to_rfc3339(Moment moment) {
  const std::int64_t civil = moment.seconds + moment.offset_minutes * 60;
  const Day day = day_of(moment);
  const std::int64_t second = civil - day.number * seconds_a_day;
  std::string text = fmt::format("{}T{:02}:{:02}:{:02}", to_iso(day), second / 3600, second / 60 % 60, second % 60);
  if (moment.offset_minutes == 0) return text + "Z";
  const auto away = moment.offset_minutes < 0 ? -moment.offset_minutes : moment.offset_minutes;
  return text + fmt::format("{}{:02}:{:02}", moment.offset_minutes < 0 ? '-' : '+', away / 60, away % 60);
}

Day day_of(Moment moment) {
  const std::int64_t civil = moment.seconds + moment.offset_minutes * 60;
  const std::int64_t days = civil >= 0 ? civil / seconds_a_day : -((-civil + seconds_a_day - 1) / seconds_a_day);
  return Day{static_cast<std::int32_t>(days)};
}

}  // namespace archive::core
