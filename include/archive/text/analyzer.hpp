// SPDX-License-Identifier: GPL-3.0-or-later
/// From a French text to the terms it is found by. One analyser serves indexing, querying and snippets.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "archive/core/span.hpp"
#include "archive/text/prefilter.hpp"
#include "archive/text/signature.hpp"

namespace archive::text {

/// Raised by any change that alters a term.
inline constexpr int analyser_version = 3;

/// The distance between the last word of a paragraph and the first of the next: no phrase crosses it.
inline constexpr std::uint32_t paragraph_gap = 100;

enum class Case : std::uint8_t {
  None,  ///< no letter with case
  Lower,
  Capital,  ///< the first letter alone
  Upper,    ///< all letters, two at least
  Mixed,
};

/// Room beside a form, in which whoever reads texts may note numbers that it gave its terms, and finds them with the next
/// article. A copy has none: it may become another form.
struct FormNote {
  static constexpr std::size_t places = 3;

  FormNote() = default;
  FormNote(const FormNote&) {}
  FormNote& operator=(const FormNote&) {
    owner = 0;
    numbers = {};
    return *this;
  }

  std::uint32_t owner = 0;  ///< who noted them; 0: nobody
  std::array<std::uint32_t, places> numbers{};
};

/// What one spelling gives, wherever it stands. Owned by the analyser that gave it.
struct Form {
  std::string term;                     ///< text/fold.hpp, to_term: what the index holds at the word's position
  std::string folded;                   ///< the same without accents; equal to term where it has none
  std::vector<std::string> alternates;  ///< further terms at the same position: all readings of `étudiant·e·s`
  std::string joined;                   ///< folded, set on the first part of a compound: `porteparole`
  std::uint16_t joined_parts = 0;       ///< number of tokens `joined` stands for, this one included
  unsigned char signature = any_word;   ///< text/signature.hpp, of the term
  Case letter_case = Case::None;
  bool accented = false;               ///< the word as written has an accent
  bool may_lack_accents = false;       ///< capitals without accent, over letters that may have one: `PECHE`
  bool may_lack_first_accent = false;  ///< a capital without accent at the head, over such a letter: `Etat`
  bool elided = false;                 ///< `l`, `d`, `qu` before an apostrophe
  bool stop = false;                   ///< on the stop list (data/stop_words.txt)
  bool number = false;
  bool signs = false;           ///< has signs no word has (`C++`, `AC/DC`): a query means the whole only
  bool acronym = false;         ///< dotted, or capitals alone (2 to 6 letters)
  bool may_be_acronym = false;  ///< one capital and 1 to 5 letters that are no common word: `Onu`
  mutable FormNote note;
};

/// A word of the text. Punctuation gives none.
struct Token {
  core::Span span;              ///< bytes of the analysed text, without elided article and outer marks
  std::uint32_t position = 0;   ///< counted in words from 1; each paragraph begins paragraph_gap further on
  const Form* form = nullptr;   ///< never null; valid until the analyser's next call
  bool sentence_start = false;  ///< the first word of a sentence or paragraph
  bool capitals_line = false;   ///< its line has no lower-case letter and several words

  /// Capitalised where nothing but a name would be (french.md section 7).
  [[nodiscard]] bool name_occurrence() const {
    return !sentence_start && !capitals_line && form->letter_case != Case::Lower && form->letter_case != Case::None;
  }
};

/// Cuts and folds French text. Holds a cache of the words it has seen, since news repeats itself: keep one for many
/// texts, and one for each thread.
class Analyzer {
 public:
  Analyzer();
  Analyzer(Analyzer&&) noexcept;
  Analyzer& operator=(Analyzer&&) noexcept;
  ~Analyzer();

  /// The words of a text, in order, never overlapping; spans are ordered and lie on code-point borders.
  ///
  /// text     clean (text/utf8.hpp). Never throws on content. Linear in the text.
  /// tokens   replaced; a parameter so that its memory serves again.
  void analyse(std::string_view text, std::vector<Token>& tokens);

  /// The words of a text that may be looked for, and some others: chunks that `wanted` passes over give none.
  ///
  /// Spans and forms are those of analyse(). Positions differ: two words given here are neighbours (differ by 1) exactly
  /// when they are in the text, and stand no further apart than there.
  void scan(std::string_view text, const Prefilter& wanted, std::vector<Token>& tokens);

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace archive::text
