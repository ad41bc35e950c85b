// SPDX-License-Identifier: GPL-3.0-or-later
/// A quick no for words that cannot be the ones looked for.
#pragma once

#include <array>
#include <bitset>
#include <cstdint>
#include <string_view>

namespace archive::text {

/// Knows how some words begin, and whether a piece of text may hold one of them. A snippet reads a whole article for a few
/// words: nineteen chunks in twenty are passed over without being cut.
class Prefilter {
 public:
  /// folded   a term without accents (text/fold.hpp); its beginning counts.
  void add(std::string_view folded);

  /// Says that it counts which words begin a sentence: numbers, which may end one, are read then.
  void heed_sentences() { heeds_sentences_ = true; }

  /// Whether a number may be passed over where it is one word with nothing beside it.
  [[nodiscard]] bool passes_numbers() const { return !any_ && !digits_ && !digit_begins_word_ && !heeds_sentences_; }

  /// Whether a word with such a beginning may stand in the text. May say yes wrongly, never no.
  ///
  /// chunk   valid UTF-8, without white space.
  [[nodiscard]] bool may_hold(std::string_view chunk) const;

  /// Chunks of one line that hold none of the words.
  struct Passed {
    std::size_t end = 0;       ///< byte where a chunk begins that has to be looked at, or the line or the text ends
    bool holds_words = false;  ///< whether they hold any
  };

  /// Passes over chunks from `at` on, which begins one, as long as plain letters and marks tell that none of the words is in
  /// them, and that they are part of no word with what stands beside them: no `cent`, no last hyphen, and neither digits nor
  /// `pour` but where `numbers` lets them pass.
  ///
  /// numbers   whether what number_neighbours.hpp knows to stand alone may be passed over; only where passes_numbers()
  [[nodiscard]] Passed pass(std::string_view text, std::size_t at, bool numbers) const;

 private:
  void add_word(std::string_view folded, bool by_two_letters);
  void add_pair(std::size_t pair);
  void note_pair(std::size_t first, std::size_t second);
  void add_numbers();
  [[nodiscard]] bool asks_for_look(std::string_view text, std::size_t begin, std::size_t at, bool numbers) const;
  [[nodiscard]] bool may_begin_here(std::string_view text, std::size_t at, std::size_t end) const;

  static constexpr std::size_t letters = 37;  ///< none, a to z, 0 to 9
  static constexpr std::size_t beginnings = 4096;
  static constexpr std::size_t beyond_ascii = 27;  ///< as a second letter

  /// By the first letter of a word, a to z from 1 on: with which second ones it has to be looked at. Bit 0 is for none.
  using Looks = std::array<std::uint32_t, 27>;

  /// For `pour` and `cent`.
  static constexpr Looks first_looks = [] {
    Looks looks{};
    looks['p' - 'a' + 1] = 1U << ('o' - 'a' + 1);
    looks['c' - 'a' + 1] = 1U << ('e' - 'a' + 1);
    return looks;
  }();

  Looks looks_ = first_looks;
  std::bitset<letters * letters> pairs_;         ///< the first two letters of all words
  std::bitset<letters * letters> two_tell_all_;  ///< of words of which no more letters are known
  std::bitset<beginnings> beginnings_;           ///< the first four letters of the others, hashed
  bool digits_ = false;                          ///< a number is looked for
  bool digit_begins_word_ = false;               ///< also of a word that stands for another
  bool added_number_words_ = false;
  bool heeds_sentences_ = false;
  bool any_ = false;  ///< a word begins with something else: everything may hold it
};

}  // namespace archive::text
