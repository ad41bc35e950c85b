// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "archive/dates/zone.hpp"
#include "html/facts.hpp"
#include "html/mail_stamp.hpp"
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

/// `20200520T220700Z` as `2020-05-20T22:07:00Z`.
std::string spelled_out(std::string_view text) {
  constexpr std::size_t time = 9, rest = 15;
  std::string result(text);
  if (text.size() < rest || text[time - 1] != 'T' || !number_at(text, 0, 8) || !number_at(text, time, 6)) return result;
  for (const std::size_t at : {time + 4, time + 2}) result.insert(at, ":");
  for (const std::size_t at : {6, 4}) result.insert(at, "-");
  return result;
}

std::optional<dates::Dated> read_iso(std::string_view text) {
  if (text.size() < 8 || !is_digit(text[0])) return std::nullopt;
  if (text.size() == 8)
    if (const auto day = day_from(number_at(text, 0, 4), number_at(text, 4, 2), number_at(text, 6, 2)))
      return dates::Dated{*day, {}};
  if (text.size() < 10) return std::nullopt;
  const std::string written = as_rfc3339(spelled_out(text));
  const auto day = core::parse_iso_day(std::string_view(written).substr(0, 10));
  if (!day) return std::nullopt;
  if (written.size() == 10) return dates::Dated{*day, {}};
  if (const auto moment = dates::parse_moment_in_archive_zone(written))
    return dates::Dated{core::day_of(*moment), moment};
  // A time that cannot be read leaves the day.
  if (!is_digit(written[10])) return dates::Dated{*day, {}};
  return std::nullopt;
}

}  // namespace

std::optional<dates::Dated> read_stamp(std::string_view text) {
  text = trimmed(text);
  if (text.empty() || text.size() > longest_stamp) return std::nullopt;
  if (auto iso = read_iso(text)) return iso;
  if (auto mail = read_mail_stamp(text)) return mail;
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
