// SPDX-License-Identifier: GPL-3.0-or-later
/// A text cut into what the grammar of dates is written in: words, numbers and marks.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "archive/core/span.hpp"

namespace archive::dates {

/// One word, number or mark. White space is in none.
struct Piece {
  enum class Kind { Word, Number, Mark };

  Kind kind = Kind::Mark;
  core::Span span;      ///< in the text that was cut
  std::string key;      ///< word: folded; number: its digits; mark: the character, dashes as "-", apostrophes "'"
  unsigned value = 0;   ///< number: its value, at most 99999 (larger ones are given as that)
  bool spaced = false;  ///< white space stands before it, or it is the first
};

/// Cuts a text; words are runs of letters, numbers runs of digits, everything else is one mark a character.
///
/// text   clean UTF-8
/// most   pieces at most: what is read at the start of a line needs no more of it
[[nodiscard]] std::vector<Piece> cut(std::string_view text, std::size_t most = static_cast<std::size_t>(-1));

}  // namespace archive::dates
