// SPDX-License-Identifier: GPL-3.0-or-later
#include "number.hpp"

#include <algorithm>
#include <array>

#include "archive/text/fold.hpp"

namespace archive::text {
namespace {

std::string digits(const ChunkText& text, std::size_t from, std::size_t to) {
  std::string plain;
  for (std::size_t i = from; i < to; ++i) {
    // Decimal digits of other scripts stay as they are written.
    if (text.value(i) < 0x80) plain += static_cast<char>(text.value(i));
    else plain += text.bytes(i, i + 1);
  }
  return plain;
}

bool is_group_separator(const ChunkText& text, std::size_t i) {
  return text.value(i) == '.' || text.is(i, CharClass::Apostrophe);
}

/// Exactly three digits at i, and no fourth.
bool is_group(const ChunkText& text, std::size_t i) { return text.digits_end(i) == i + 3; }

}  // namespace

std::optional<Number> read_number(const ChunkText& text, std::size_t i) {
  std::size_t end = text.digits_end(i);
  if (end == i) return std::nullopt;
  Number number{end, digits(text, i, end)};
  if (end - i <= 3 && is_group_separator(text, end) && is_group(text, end + 1)) {
    const char32_t separator = text.value(end);
    std::size_t groups_end = end;
    std::string grouped = number.canonical;
    while (text.value(groups_end) == separator && is_group(text, groups_end + 1)) {
      grouped += digits(text, groups_end + 1, groups_end + 4);
      groups_end += 4;
    }
    // What goes on after another separator and other than three digits is no number but a date or an address.
    if (!(text.value(groups_end) == separator && text.is_digit(groups_end + 1))) {
      number = {groups_end, std::move(grouped)};
      end = groups_end;
    }
  }
  const char32_t mark = text.value(end);
  // After a stop and digits there is no decimal: 06.12.34.56.78.
  const bool in_list = i >= 2 && (text.value(i - 1) == '.' || text.value(i - 1) == ',') && text.is_digit(i - 2);
  const bool decimal = (mark == ',' || mark == '.') && text.is_digit(end + 1) && !in_list;
  if (!decimal) return number;
  const std::size_t decimals_end = text.digits_end(end + 1);
  const char32_t next = text.value(decimals_end);
  if ((next == ',' || next == '.') && text.is_digit(decimals_end + 1)) return number;  // 12.05.2023, 1.2.3.4
  number.canonical += ',' + digits(text, end + 1, decimals_end);
  number.end = decimals_end;
  return number;
}

std::size_t ordinal_ending(const ChunkText& text, std::size_t i) {
  const std::size_t end = text.letters_end(i);
  if (end == i) return i;
  static constexpr std::array<std::string_view, 17> endings{
      "e", "er", "ere", "ers", "eres", "re", "res", "eme", "emes", "es", "d", "de", "nd", "nde", "th", "st", "rd"};
  const std::string ending = fold(to_term(text.bytes(i, end)));
  return std::find(endings.begin(), endings.end(), ending) != endings.end() ? end : i;
}

int roman_value(std::string_view capitals) {
  struct Step {
    int value;
    std::string_view letters;
  };
  // clang-format off
  static constexpr std::array<Step, 13> steps{{{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"}, {50, "L"},
                                               {40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"}}};
  // clang-format on
  int value = 0;
  std::string_view rest = capitals;
  for (const Step& step : steps) {
    const bool single = step.letters.size() == 2 || step.value == 5 || step.value == 50 || step.value == 500;
    for (int times = 0; times < (single ? 1 : 3) && rest.starts_with(step.letters); ++times) {
      value += step.value;
      rest.remove_prefix(step.letters.size());
    }
  }
  return rest.empty() ? value : 0;
}

}  // namespace archive::text
