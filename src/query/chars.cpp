// SPDX-License-Identifier: GPL-3.0-or-later
#include "chars.hpp"

#include <string_view>

#include "archive/text/utf8.hpp"

namespace archive::query {

bool is_space(char32_t c) {
  if (c <= 0x20 || c == 0x7F) return true;
  if (c < 0x80 || c == 0x92) return false;
  return c <= 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F ||
         c == 0x205F || c == 0x3000;
}

bool is_invisible(char32_t c) { return c == 0xAD || (c >= 0x200B && c <= 0x200D) || c == 0x2060 || c == 0xFEFF; }

bool is_apostrophe(char32_t c) {
  static constexpr std::u32string_view all = U"'`\u0092\u00B4\u02B9\u02BC\u2018\u2019\u201B\u2032\uFF07";
  return all.find(c) != all.npos;
}

bool is_letter_or_digit(char32_t c) {
  if (c < 0x80) return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  if (c < 0xC0) return c == 0xAA || c == 0xB5 || c == 0xBA;
  if (c == 0xD7 || c == 0xF7 || is_apostrophe(c) || is_space(c) || is_invisible(c)) return false;
  // Punctuation, currencies, arrows and symbols; private use, compatibility signs, emoji.
  return !(c >= 0x2010 && c <= 0x206F) && !(c >= 0x20A0 && c <= 0x2BFF) && !(c >= 0x2E00 && c <= 0x2E7F) &&
         !(c >= 0x3001 && c <= 0x3003) && !(c >= 0x3008 && c <= 0x3020) && !(c >= 0xE000 && c <= 0xF8FF) &&
         !(c >= 0xFE00 && c <= 0xFE6F) && !(c >= 0xFF01 && c <= 0xFF0F) && !(c >= 0xFFE0 && c <= 0xFFFF) &&
         !(c >= 0x1F000 && c <= 0x1FBFF) && c < 0xE0000;
}

bool is_double_quote(char32_t c) {
  static constexpr std::u32string_view all = U"\"“”„«»‹›";
  return all.find(c) != all.npos;
}

bool is_unit_sign(char32_t c) {
  static constexpr std::u32string_view all = U"%‰€$£¥°";
  return all.find(c) != all.npos;
}

std::size_t skip_space(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    const auto point = text::code_point_at(text, at);
    if (!is_space(point.value)) break;
    at += point.size;
  }
  return at;
}

std::size_t chunk_end(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    const auto point = text::code_point_at(text, at);
    const char32_t c = point.value;
    if (is_space(c) || c == '(' || c == ')' || c == '|' || is_double_quote(c)) break;
    at += point.size;
  }
  return at;
}

}  // namespace archive::query
