// SPDX-License-Identifier: GPL-3.0-or-later
/// A quick no for words that cannot be the ones looked for.
#pragma once

#include <array>
#include <bitset>
#include <cstdint>
#include <string_view>

namespace archive::text {

/// Knows the first two letters of some words, and whether a piece of text may hold one of them. A snippet reads a whole
/// article for a few words: nine chunks in ten are passed over without being cut.
class Prefilter {
 public:
  /// folded   a term without accents (text/fold.hpp); the first two letters count.
  void add(std::string_view folded);

  /// Whether a word with such a beginning may stand in the text. May say yes wrongly, never no.
  ///
  /// chunk   valid UTF-8, without white space.
  [[nodiscard]] bool may_hold(std::string_view chunk) const;

 private:
  void add_numbers();

  static constexpr std::size_t letters = 37;  ///< none, a to z, 0 to 9

  std::bitset<letters * letters> pairs_;
  bool digits_ = false;  ///< a number is looked for
  bool added_number_words_ = false;
  bool any_ = false;  ///< a word begins with something else: everything may hold it
};

}  // namespace archive::text
