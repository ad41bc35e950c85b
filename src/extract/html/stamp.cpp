// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <charconv>

#include "archive/dates/zone.hpp"
#include "html/facts.hpp"
#include "lines.hpp"

namespace archive::extract::html {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t longest_stamp = 64;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// The digits at a place, or nothing.
std::optional<int> number_at(std::string_view text, std::size_t at, std::size_t size) {
  if (at + size > text.size()) return std::nullopt;
  int value = 0;
  for (const char c : text.substr(at, size)) {
    if (!is_digit(c)) return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

std::optional<core::Day> day_from(std::optional<int> year, std::optional<int> month, std::optional<int> day) {
  if (!year || !month || !day || *year < 1) return std::nullopt;
  return core::make_day(*year, static_cast<unsigned>(*month), static_cast<unsigned>(*day));
}

/// `+0200` as `+02:00`, a space before it and a fraction left out.
std::string as_rfc3339(std::string_view text) {
  std::string result(text);
  if (result.size() > 10 && result[10] == ' ') result[10] = 'T';
  std::replace(result.begin(), result.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(10, result.size())),
               '/', '-');
  result.erase(std::remove(result.begin(), result.end(), ' '), result.end());
  const auto sign = result.find_last_of("+-");
  if (sign != result.npos && sign > 10 && result.size() - sign == 5) result.insert(sign + 3, ":");
  if (sign != result.npos && sign > 10 && result.size() - sign == 3) result += ":00";
  return result;
}

std::optional<dates::Dated> read_iso(std::string_view text) {
  if (text.size() < 8 || !is_digit(text[0])) return std::nullopt;
  if (text.size() == 8)
    if (const auto day = day_from(number_at(text, 0, 4), number_at(text, 4, 2), number_at(text, 6, 2)))
      return dates::Dated{*day, {}};
  if (text.size() < 10) return std::nullopt;
  const std::string written = as_rfc3339(text);
  const auto day = core::parse_iso_day(std::string_view(written).substr(0, 10));
  if (!day) return std::nullopt;
  if (written.size() == 10) return dates::Dated{*day, {}};
  if (const auto moment = dates::parse_moment_in_archive_zone(written))
    return dates::Dated{core::day_of(*moment), moment};
  // A time that cannot be read leaves the day.
  if (!is_digit(written[10])) return dates::Dated{*day, {}};
  return std::nullopt;
}

/// `Wed, 20 May 2020 22:07:00 +0200`.
std::optional<dates::Dated> read_rfc822(std::string_view text) {
  if (const auto comma = text.find(','); comma != text.npos && comma < 10) text = trimmed(text.substr(comma + 1));
  std::array<std::string_view, 5> parts{};
  std::size_t count = 0;
  while (!text.empty() && count < parts.size()) {
    parts[count++] = text.substr(0, text.find(' '));
    text.remove_prefix(std::min(text.size(), parts[count - 1].size() + 1));
  }
  if (count < 3 || parts[1].size() < 3 || parts[2].size() != 4) return std::nullopt;
  constexpr std::array months{"Jan"sv, "Feb"sv, "Mar"sv, "Apr"sv, "May"sv, "Jun"sv,
                              "Jul"sv, "Aug"sv, "Sep"sv, "Oct"sv, "Nov"sv, "Dec"sv};
  const auto month = std::find(months.begin(), months.end(), parts[1].substr(0, 3));
  if (month == months.end()) return std::nullopt;
  const auto day = day_from(number_at(parts[2], 0, 4), static_cast<int>(month - months.begin()) + 1,
                            number_at(parts[0], 0, parts[0].size()));
  if (!day) return std::nullopt;
  if (count < 5) return dates::Dated{*day, {}};
  std::string zone(parts[4]);
  if (zone == "GMT" || zone == "UTC" || zone == "UT") zone = "Z";
  const auto moment =
      dates::parse_moment_in_archive_zone(as_rfc3339(core::to_iso(*day) + 'T' + std::string(parts[3]) + zone));
  if (!moment) return dates::Dated{*day, {}};
  return dates::Dated{core::day_of(*moment), moment};
}

}  // namespace

std::optional<dates::Dated> read_stamp(std::string_view text) {
  text = trimmed(text);
  if (text.empty() || text.size() > longest_stamp) return std::nullopt;
  if (auto iso = read_iso(text)) return iso;
  if (auto mail = read_rfc822(text)) return mail;
  // As people write it. The verb makes it a line of publication.
  const auto line = dates::read_publication_line("Publié le " + std::string(text));
  return line && line->author.empty() ? line->published : std::nullopt;
}

std::optional<core::Day> day_of_path(std::string_view url) {
  const auto scheme = url.find("://");
  const auto path = url.find('/', scheme == url.npos ? 0 : scheme + 3);
  if (path == url.npos) return std::nullopt;
  url = url.substr(path, url.find_first_of("?#", path) - path);
  for (std::size_t at = 0; at + 11 <= url.size(); ++at) {
    if (url[at] != '/') continue;
    const char mark = url[at + 5];
    if ((mark != '/' && mark != '-') || url[at + 8] != mark) continue;
    if (at + 11 < url.size() && is_digit(url[at + 11])) continue;
    const auto day = day_from(number_at(url, at + 1, 4), number_at(url, at + 6, 2), number_at(url, at + 9, 2));
    if (day) return day;
  }
  return std::nullopt;
}

}  // namespace archive::extract::html
