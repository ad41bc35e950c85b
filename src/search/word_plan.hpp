// SPDX-License-Identifier: GPL-3.0-or-later
/// How a word of the query meets the words of the archive.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "archive/text/analyzer.hpp"
#include "vocabulary.hpp"

namespace archive::search {

/// How near a spelling of the archive is to the word that was typed; the nearer ranks first.
enum class Nearness : std::uint8_t { Typed, Accented, Inflected, Ambiguous, Derived };

/// An index term that may stand for a word, its family's prefix included.
struct Alternative {
  std::string text;
  Nearness nearness = Nearness::Typed;
};

/// The index terms that may stand at one position of a text; the typed spelling first.
using Alternatives = std::vector<Alternative>;

/// A word as typed, resolved against the archive.
struct WordPlan {
  std::vector<Alternatives> positions;  ///< one for each word of a compound; empty for text without any word
  Alternatives whole;                   ///< terms that stand for the whole compound: joined spellings
  bool stop = false;                    ///< on the stop list, or a lone elided letter
};

/// Resolves words; keeps an analyser.
class WordPlanner {
 public:
  explicit WordPlanner(const Vocabulary& vocabulary) : vocabulary_(vocabulary) {}

  /// Accents three ways: typed without, every accentuation; typed with, the same or capitals that may have lost theirs.
  /// A compound is its parts in a row, or its joined form.
  [[nodiscard]] WordPlan plan(std::string_view word);

 private:
  [[nodiscard]] Alternatives alternatives(const text::Form& form) const;

  const Vocabulary& vocabulary_;
  text::Analyzer analyzer_;
  std::vector<text::Token> tokens_;
};

}  // namespace archive::search
