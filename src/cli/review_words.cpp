// SPDX-License-Identifier: GPL-3.0-or-later
#include "date_words.hpp"
#include "review.hpp"

namespace archive::cli {

std::string ReviewWords::counted(std::uint64_t number, const char* one, const char* many) const {
  // French has the singular up to two, English for one alone.
  const bool single = french_ ? number < 2 : number == 1;
  std::string digits = std::to_string(number);
  for (std::size_t at = digits.size(); at > 3;) {
    at -= 3;
    digits.insert(at, french_ ? "\u202F" : ",");
  }
  return digits + "\u00A0" + (single ? one : many);
}

std::string ReviewWords::day(core::Day day) const {
  return in_words(day, french_ ? Language::French : Language::English).bytes();
}

std::string ReviewWords::month(core::Day day) const {
  const std::string whole = this->day(day);
  return whole.substr(whole.find(' ') + 1);
}

std::string ReviewWords::quoted(std::string_view text) const {
  return french_ ? "«\u00A0" + std::string(text) + "\u00A0»" : "“" + std::string(text) + "”";
}

std::string ReviewWords::colon(const char* label) const { return std::string(label) + (french_ ? "\u00A0:" : ":"); }

}  // namespace archive::cli
