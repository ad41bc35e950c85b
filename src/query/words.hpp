// SPDX-License-Identifier: GPL-3.0-or-later
/// The words of a query, cut by the analyser that cuts the texts.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "archive/core/span.hpp"
#include "archive/text/analyzer.hpp"

namespace archive::query {

/// One word of a chunk.
struct Cut {
  core::Span span;           ///< without elided words and outer punctuation, with the signs of `C++`, `#MeToo`, `50 %`
  std::string text;          ///< the same without invisible characters; spaces inside a number as U+0020
  bool only_elided = false;  ///< `l'` and nothing after it: `l'"affaire"`
  bool has_lower = false;    ///< a lower-case letter stands in it
  bool has_upper = false;
};

class WordCutter {
 public:
  explicit WordCutter(std::string_view text) : text_(text) {}

  /// The word of a chunk; none where the chunk is punctuation alone.
  [[nodiscard]] std::optional<Cut> cut(core::Span chunk);

  /// The words of the whole text, as between two quotes, elided ones included: `question de l'eau` has four.
  [[nodiscard]] std::vector<std::string> phrase_words();

 private:
  [[nodiscard]] Cut make_cut(core::Span word) const;
  [[nodiscard]] core::Span with_signs(core::Span chunk, core::Span word) const;

  std::string_view text_;
  text::Analyzer analyzer_;
  std::vector<text::Token> tokens_;
};

/// A text without invisible characters, each white space as U+0020; NFC.
[[nodiscard]] std::string plain_text(std::string_view bytes);

/// The end of the number that the chunk [begin, end) opens when its groups are written with spaces (`50 000`,
/// `1 234,5`, `01 23 45 67 89`), or `end`. Groups as in french.md section 9: one to three digits, then three each, all
/// after the same single space; telephone numbers have five groups of two, the first beginning with 0. What only a number
/// makes a sign belongs to it: `7 pour cent`, `7 pour 100`, `no. 7`.
[[nodiscard]] std::size_t number_end(std::string_view text, std::size_t begin, std::size_t end);

}  // namespace archive::query
