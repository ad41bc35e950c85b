// SPDX-License-Identifier: GPL-3.0-or-later
/// A text cut into what the grammar of dates is written in: words, numbers and marks.
#pragma once

#include <cstddef>
#include <forward_list>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "archive/core/span.hpp"
#include "key.hpp"

namespace archive::dates {

/// One word, number or mark. White space is in none.
struct Piece {
  enum class Kind { Word, Number, Mark };

  Kind kind = Kind::Mark;
  core::Span span;        ///< in the text that was cut
  Key key;                ///< word: folded; number: its digits; mark: the character, dashes as "-", apostrophes "'"
  unsigned value = 0;     ///< number: its value, at most 99999 (larger ones are given as that)
  bool spaced = false;    ///< white space stands before it, or it is the first
  bool accented = false;  ///< a word that holds bytes beyond ASCII: `dès`, not `des`
};

/// Cuts a text piece by piece; words are runs of letters, numbers runs of digits, everything else is one mark a
/// character. The keys are views of the text and of the cutter, which have to live as long.
class Cutter {
 public:
  /// text   clean UTF-8
  explicit Cutter(std::string_view text);

  /// Reads the next piece; false at the end, and then the piece is as it was.
  bool next(Piece& piece);

 private:
  void read_word(Piece& piece);
  void read_number(Piece& piece);
  void read_mark(Piece& piece, char32_t mark, std::size_t size);
  /// The end of the word that begins at `at_`.
  [[nodiscard]] std::size_t end_of_word() const;
  [[nodiscard]] Key view(std::size_t begin, std::size_t end) const;

  std::string_view text_;
  std::size_t at_ = 0;
  bool spaced_ = true;
  std::unique_ptr<char[]> letters_;  ///< of the folded words
  char* free_;
  std::forward_list<std::string> others_;  ///< folded words of letters that French is not written with
};

/// The first pieces of a text: what is read at the start of a line needs no more of it.
///
/// cutter   of the text; has to live as long as the pieces.
[[nodiscard]] std::vector<Piece> cut(Cutter& cutter, std::size_t most = static_cast<std::size_t>(-1));

}  // namespace archive::dates
