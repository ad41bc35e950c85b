// SPDX-License-Identifier: GPL-3.0-or-later
/// Words and marks of a text as names are read from it.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "letters.hpp"

namespace archive::entities {

enum class Shape : std::uint8_t {
  Mark,  ///< one sign that is no word
  Lower,
  Capital,  ///< `Macron`
  Initial,  ///< one capital, with its full stop where it has one
  Upper,    ///< capitals alone, two at least; dots between them belong to the word
  Mixed,    ///< a capital after a small letter or a digit: `LaREM`, `i24news`
  Number,
};

/// What parts a token from the one before.
enum class Gap : std::uint8_t { None, Space, Hyphen, Line };

struct Token {
  std::uint32_t begin = 0, end = 0;  ///< bytes; an elided word includes its apostrophe
  Key key = 0;                       ///< of a word
  Shape shape = Shape::Mark;
  Gap gap = Gap::None;
  bool elided = false;          ///< `l'`, `d'`
  bool sentence_start = false;  ///< the first word of a sentence, line or quotation
  bool capitals_line = false;   ///< its line has several words and no lower-case letter
  bool follows = false;         ///< a word behind another in the same line, with no sign between them
  bool broken = false;          ///< the sign of a line break (`Bul¬ garie`) or a soft hyphen stands inside
  char32_t mark = 0;            ///< of a Mark

  [[nodiscard]] bool is_word() const { return shape != Shape::Mark; }
  [[nodiscard]] bool has_capital() const {
    return shape == Shape::Capital || shape == Shape::Initial || shape == Shape::Upper || shape == Shape::Mixed;
  }
};

/// Cuts a text at white space, signs, hyphens and after elided words. Linear; tokens are in order and cover all but
/// white space, hyphens inside words and what is invisible.
///
/// tokens   replaced; a parameter so that its memory serves again.
void cut(std::string_view text, std::vector<Token>& tokens);

}  // namespace archive::entities
