// SPDX-License-Identifier: GPL-3.0-or-later
#include "html/mail_stamp.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "archive/dates/zone.hpp"
#include "archive/text/fold.hpp"
#include "lines.hpp"

namespace archive::extract::html {
namespace {

using namespace std::string_view_literals;

struct Parts {
  std::string_view month, time, zone;
  std::string_view numbers[2];  ///< day and year
  std::size_t count = 0;        ///< of them
};

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_number(std::string_view text) { return std::all_of(text.begin(), text.end(), is_digit); }

int value_of(std::string_view digits) {
  int value = 0;
  for (const char c : digits) value = value * 10 + (c - '0');
  return value;
}

/// 1 to 12 by how a month begins in English or French; 0 for another word.
unsigned month_of(std::string_view word) {
  constexpr std::array english{"jan"sv, "feb"sv, "mar"sv, "apr"sv, "may"sv, "jun"sv,
                               "jul"sv, "aug"sv, "sep"sv, "oct"sv, "nov"sv, "dec"sv};
  constexpr std::array french{"jan"sv,  "fev"sv, "mar"sv, "avr"sv, "mai"sv, "juin"sv,
                              "juil"sv, "aou"sv, "sep"sv, "oct"sv, "nov"sv, "dec"sv};
  const std::string folded = text::fold(text::to_term(word));
  for (unsigned i = 0; i < english.size(); ++i)
    if (folded.starts_with(english[i]) || folded.starts_with(french[i])) return i + 1;
  return 0;
}

bool is_weekday(std::string_view word) {
  constexpr std::array days{"mon"sv, "tue"sv, "wed"sv, "thu"sv, "fri"sv, "sat"sv, "sun"sv,
                            "lun"sv, "mar"sv, "mer"sv, "jeu"sv, "ven"sv, "sam"sv, "dim"sv};
  const std::string folded = text::fold(text::to_term(word));
  return std::any_of(days.begin(), days.end(), [&](std::string_view begin) { return folded.starts_with(begin); });
}

/// The parts by what they look like, since senders disagree about their order; nothing where one is too much.
std::optional<Parts> parts_of(std::string_view text) {
  constexpr auto gaps = " ,\t"sv;
  Parts parts;
  bool weekday = false;
  const auto put = [](std::string_view& place, std::string_view word) {
    if (!place.empty()) return false;
    place = word;
    return true;
  };
  const auto take = [&](std::string_view word) {
    if (is_number(word)) return parts.count < 2 && put(parts.numbers[parts.count++], word);
    if (is_digit(word.front()) && word.find(':') != word.npos) return put(parts.time, word);
    if (parts.time.empty() && month_of(word) != 0 && (weekday || parts.count > 0)) return put(parts.month, word);
    if (!parts.time.empty()) return put(parts.zone, word);
    return !std::exchange(weekday, true) && is_weekday(word);
  };
  while (!(text = trimmed(text)).empty()) {
    auto word = text.substr(0, text.find_first_of(gaps));
    text.remove_prefix(std::min(text.size(), word.size() + 1));
    if (word.empty()) continue;
    // A comment: the name of the zone, once more.
    if (word.front() == '(') break;
    const auto dash = word.find('-');
    // `20-Apr-24`
    if (parts.count == 0 && dash != word.npos && dash > 0 && is_digit(word.front())) {
      const auto second = word.find('-', dash + 1);
      if (second == word.npos || !take(word.substr(0, dash)) || !take(word.substr(dash + 1, second - dash - 1)))
        return std::nullopt;
      word.remove_prefix(second + 1);
    }
    if (word.empty() || !take(word)) return std::nullopt;
  }
  if (parts.month.empty() || parts.count < 2) return std::nullopt;
  return parts;
}

/// RFC 5322 section 4.3: two digits are of 1950 to 2049, three count from 1900.
int year_of(std::string_view digits) {
  const int value = value_of(digits);
  if (digits.size() == 2) return value < 50 ? 2000 + value : 1900 + value;
  return digits.size() == 3 ? 1900 + value : value;
}

/// An offset as RFC 3339 has it; empty for a zone that is not known. Source of the names: RFC 5322 section 4.3, and those of
/// the west of Europe.
std::string offset_of(std::string_view zone) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 18> offsets{{{"GMT", "Z"},
                                                                                   {"UTC", "Z"},
                                                                                   {"UT", "Z"},
                                                                                   {"Z", "Z"},
                                                                                   {"WET", "Z"},
                                                                                   {"WEST", "+01:00"},
                                                                                   {"CET", "+01:00"},
                                                                                   {"MET", "+01:00"},
                                                                                   {"CEST", "+02:00"},
                                                                                   {"MEST", "+02:00"},
                                                                                   {"EST", "-05:00"},
                                                                                   {"EDT", "-04:00"},
                                                                                   {"CST", "-06:00"},
                                                                                   {"CDT", "-05:00"},
                                                                                   {"MST", "-07:00"},
                                                                                   {"MDT", "-06:00"},
                                                                                   {"PST", "-08:00"},
                                                                                   {"PDT", "-07:00"}}};
  for (const auto& [name, offset] : offsets)
    if (name == zone) return std::string(offset);
  // `GMT+0200`, as scripts of pages write it.
  if (zone.size() > 3 && (zone.starts_with("GMT") || zone.starts_with("UTC"))) zone.remove_prefix(3);
  if (zone.size() < 5 || (zone[0] != '+' && zone[0] != '-')) return {};
  std::string offset(zone);
  if (offset.size() == 5) offset.insert(3, ":");
  return offset;
}

}  // namespace

std::optional<dates::Dated> read_mail_stamp(std::string_view text) {
  const auto parts = parts_of(text);
  if (!parts) return std::nullopt;
  const auto [day, year] = parts->numbers;
  if (day.size() > 2 || year.size() < 2 || year.size() > 4) return std::nullopt;
  const auto date = core::make_day(year_of(year), month_of(parts->month), static_cast<unsigned>(value_of(day)));
  if (!date) return std::nullopt;
  const std::string offset = offset_of(parts->zone);
  // A time whose zone is not known may be of the day before.
  if (parts->time.empty() || (!parts->zone.empty() && offset.empty())) return dates::Dated{*date, {}};
  const std::string hour = parts->time.find(':') == 1 ? "0" : "";
  const auto moment =
      dates::parse_moment_in_archive_zone(core::to_iso(*date) + 'T' + hour + std::string(parts->time) + offset);
  if (!moment) return dates::Dated{*date, {}};
  return dates::Dated{core::day_of(*moment), moment};
}

}  // namespace archive::extract::html
