// SPDX-License-Identifier: GPL-3.0-or-later
/// The words that a text mostly consists of, read in one pass over their bytes.
#pragma once

#include <string_view>

#include "letters.hpp"

namespace archive::entities {

/// Small letters of ASCII or Latin-1, the first of which may be a capital where others follow; apart from digits, from
/// other letters and from what may stand inside a word.
struct PlainWord {
  std::size_t end = 0;   ///< byte
  Key key = 0;           ///< as key_of_word() has it
  bool capital = false;  ///< the first letter is one
  bool several = false;  ///< letters
};

/// The word that begins at a byte of a valid UTF-8 text; its end is `at` where none does, or one that has to be looked at
/// more closely. Requires a code-point border inside the text.
[[nodiscard]] PlainWord read_plain_word(std::string_view text, std::size_t at);

}  // namespace archive::entities
