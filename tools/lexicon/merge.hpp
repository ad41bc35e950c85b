// SPDX-License-Identifier: GPL-3.0-or-later
/// Which headwords are one: spelling pairs, plurals and feminines with an entry of their own, compounds.
#pragma once

#include <filesystem>
#include <ostream>
#include <string>
#include <vector>

#include "dictionary.hpp"

namespace archive::lexicon {

/// A pair of data/spelling_pairs.txt.
struct SpellingPair {
  std::u32string first, second;
  bool is_pair = true;  ///< false: the rules would make one of them, wrongly
};

/// Reads lines `first second`, or `! first second`; `#` begins a comment line.
[[nodiscard]] std::vector<SpellingPair> read_spelling_pairs(const std::filesystem::path& file);

/// Makes one of the headwords that belong together, in this order:
/// - an entry that names its headword (`st:`);
/// - a plural entry whose form is a plural of another noun: it goes;
/// - compounds whose parts read alike pairwise (`belle-soeur`, `belles-soeurs`);
/// - spellings of 1990 where both are there, of one class and gender: `î û` without circumflex, `é` as `è` before a
///   mute syllable, an inner `e` of a foreign word as `é`, `-eterie` as `-èterie`, the diaeresis on the `u`, compounds
///   joined; then the pairs given that are there.
/// Ordered by spelling and group. What was done is told on `report`, one line each.
[[nodiscard]] std::vector<Headword> merge(std::vector<Headword> headwords, const std::vector<SpellingPair>& pairs,
                                          std::ostream& report);

/// Marks the feminines that are nouns of their own (text::Reading::Shadowed), and tells of them.
void mark_shadowed(std::vector<Headword>& headwords, std::ostream& report);

}  // namespace archive::lexicon
