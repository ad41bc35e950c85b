// SPDX-License-Identifier: GPL-3.0-or-later
/// What a character is to the French chain.
#pragma once

#include <cstdint>
#include <string>

namespace archive::text {

enum class CharClass : std::uint8_t {
  Other,  ///< punctuation and signs: never part of a word
  Space,  ///< separates words
  Letter,
  Digit,
  Mark,       ///< combining mark: belongs to the letter before
  Invisible,  ///< soft hyphen, zero-width characters: inside a word, but not of it
  Apostrophe,
  Hyphen,
  Complex,  ///< scripts written without spaces, cut by ICU's dictionaries
};

/// French typography, french.md sections 1, 3 and 6: which characters are apostrophes, hyphens, spaces.
[[nodiscard]] CharClass classify(char32_t c);

/// `% ‰ € $ £ ° №`: signs that are words.
[[nodiscard]] constexpr bool is_sign_word(char32_t c) {
  return c == '%' || c == U'‰' || c == U'€' || c == '$' || c == U'£' || c == U'°' || c == U'№';
}

[[nodiscard]] bool is_upper(char32_t c);
[[nodiscard]] bool is_lower(char32_t c);

/// What a character of ASCII gives to a term.
[[nodiscard]] constexpr char ascii_term_letter(char c) {
  if (c >= 'A' && c <= 'Z') return static_cast<char>(c - 'A' + 'a');
  return c == '`' ? '\'' : c;
}

/// Appends what a character gives to a term (text/fold.hpp, to_term): nothing, one letter or several.
void append_term_letters(std::string& term, char32_t c);

/// Appends what a letter of a term gives without accent (text/fold.hpp, fold).
void append_folded_letters(std::string& folded, char32_t c);

/// Whether a French word beginning with this letter takes elision before it: vowels with or without accent, œ, æ, y, h.
[[nodiscard]] bool takes_elision(char32_t c);

}  // namespace archive::text
