// SPDX-License-Identifier: GPL-3.0-or-later
/// The archive's own spellings near to a word that it does not hold, as they are shown to people.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "archive/text/analyzer.hpp"
#include "vocabulary.hpp"

namespace archive::search {

/// A term of the vocabulary as a text would have it: a name with its capital, an acronym in capitals.
[[nodiscard]] std::string displayed(const Vocabulary& vocabulary, std::string_view term);

/// The other accentuations of a word, the most frequent first.
[[nodiscard]] std::vector<std::string> other_accents(const Vocabulary& vocabulary, const text::Form& word);

/// How far a spelling may be from the word.
enum class Reach { One, Two };

/// The words one slip of the pen away; where there are none and the word is long, two; last those that differ by the
/// first letter. Each part by frequency. A number has none, and a name is never near to a common word.
///
/// Cost: reads the words that begin with the same letter.
[[nodiscard]] std::vector<std::string> near_spellings(const Vocabulary& vocabulary, const text::Form& word,
                                                      Reach reach);

/// The ways to cut a word into two of the archive, the one with the most frequent halves first.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> splits(const Vocabulary& vocabulary,
                                                                      const text::Form& word);

/// Whether the lexicon or the archive itself takes the word for a common one.
[[nodiscard]] bool is_common(const Vocabulary& vocabulary, std::string_view folded);

}  // namespace archive::search
