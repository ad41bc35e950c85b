// SPDX-License-Identifier: GPL-3.0-or-later
#include "letters.hpp"

#include <stdexcept>

#include "archive/text/utf8.hpp"
#include "lexicon_layout.hpp"

namespace archive::lexicon {

namespace {

/// A plain letter, then the letters that are it with an accent.
constexpr std::u32string_view accented[] = {
    U"aàáâãäåāăą", U"cçćĉċč",      U"dďđ",    U"eèéêëēĕėęě", U"gĝğġģ",      U"hĥħ",  U"iìíîïĩīĭįı",
    U"jĵ",         U"kķ",          U"lĺļľŀł", U"nñńņň",      U"oòóôõöøōŏő", U"rŕŗř", U"sśŝşš",
    U"tţťŧ",       U"uùúûüũūŭůűų", U"wŵ",     U"yýÿŷ",       U"zźżž",
};

/// In Latin Extended-A capitals and small letters alternate, but the parity changes twice.
char32_t lower_extended(char32_t letter) {
  if (letter == U'Ÿ') return U'ÿ';
  const bool odd_capitals = (letter >= 0x139 && letter <= 0x148) || letter >= 0x179;
  const bool no_pair = letter == 0x131 || letter == 0x138 || letter == 0x149 || letter == 0x17F;
  if (no_pair || (letter & 1) != (odd_capitals ? 1u : 0u)) return letter;
  return letter + 1;
}

bool is_letter(char32_t letter) {
  if (letter < 0x80) return letter >= U'a' && letter <= U'z';
  return letter >= 0xDF && letter < text::lexicon_layout::letter_table_size && letter != U'÷';
}

}  // namespace

char32_t lower(char32_t letter) {
  if (letter >= U'A' && letter <= U'Z') return letter + 0x20;
  if (letter >= 0xC0 && letter <= 0xDE && letter != U'×') return letter + 0x20;
  return letter >= 0x100 && letter < 0x180 ? lower_extended(letter) : letter;
}

char32_t plain(char32_t letter) {
  for (const std::u32string_view family : accented) {
    if (family.find(letter) != std::u32string_view::npos) return family.front();
  }
  return letter;
}

std::u32string decode(std::string_view utf8) {
  if (!text::is_valid_utf8(utf8)) throw std::runtime_error("a line is no UTF-8");
  std::u32string result;
  for (std::size_t at = 0; at < utf8.size();) {
    const text::CodePoint point = text::code_point_at(utf8, at);
    result.push_back(point.value);
    at += point.size;
  }
  return result;
}

std::string encode(std::u32string_view text) {
  std::string result;
  for (const char32_t point : text) text::append(result, point);
  return result;
}

std::optional<std::u32string> to_form(std::u32string_view word) {
  std::u32string form;
  for (const char32_t original : word) {
    const char32_t letter = lower(original);
    if (letter == U'œ') form += U"oe";
    else if (letter == U'æ') form += U"ae";
    else if (letter == U'ß') form += U"ss";
    else if (letter == U'\u2019') form += U'\'';
    else form += letter;
  }
  if (form.empty() || form.size() > text::lexicon_layout::longest_form) return std::nullopt;
  if (!is_letter(form.front()) || !is_letter(form.back())) return std::nullopt;
  for (const char32_t letter : form) {
    if (!is_letter(letter) && letter != U'-' && letter != U'\'') return std::nullopt;
  }
  return form;
}

}  // namespace archive::lexicon
