// SPDX-License-Identifier: GPL-3.0-or-later
/// Letters as names are compared by: without case and accents; and the key of a word.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace archive::entities {

/// The key of a word or of several: equal for spellings that differ by case, accents, hyphen or apostrophe alone.
using Key = std::uint64_t;

/// Of a code point from U+0080 on.
[[nodiscard]] bool is_other_letter(char32_t value);
[[nodiscard]] bool is_other_upper(char32_t value);

[[nodiscard]] constexpr bool is_plain_upper(char32_t value) { return value >= 'A' && value <= 'Z'; }
[[nodiscard]] constexpr bool is_plain_lower(char32_t value) { return value >= 'a' && value <= 'z'; }

[[nodiscard]] constexpr bool is_letter(char32_t value) {
  return value < 0x80 ? is_plain_lower(value) || is_plain_upper(value) : is_other_letter(value);
}
[[nodiscard]] constexpr bool is_upper(char32_t value) {
  return value < 0x80 ? is_plain_upper(value) : is_other_upper(value);
}

/// Soft hyphens and characters of no width: inside a word, but not of it.
[[nodiscard]] bool is_invisible(char32_t value);

/// Past what stands inside a word and is not of it: invisible characters, and the sign by which reading machines mark a
/// word that goes on in the next line, with the white space behind it (`Bul¬ garie`). `at` where nothing such stands
/// there, or no letter follows; after the sign of a line a small one.
[[nodiscard]] std::size_t behind_break(std::string_view text, std::size_t at);

/// The text without what behind_break() passes over.
[[nodiscard]] std::string without_breaks(std::string_view text);

/// The word in lower case without accents, dots or apostrophes; `st` and `ste` are `saint` and `sainte`.
[[nodiscard]] std::string folded(std::string_view word);

/// The key of folded(word); costs no allocation for Latin letters.
[[nodiscard]] Key key_of_word(std::string_view word);

/// The key of the words so far and one more.
[[nodiscard]] constexpr Key join(Key words, Key next) {
  const Key mixed = (words ^ (next + 0x9E3779B97F4A7C15u + (words << 6) + (words >> 2))) * 0xBF58476D1CE4E5B9u;
  return mixed ^ (mixed >> 31);
}

}  // namespace archive::entities
