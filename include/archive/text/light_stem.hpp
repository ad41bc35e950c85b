// SPDX-License-Identifier: GPL-3.0-or-later
/// Number and gender of words that no lexicon knows: names of things younger than the dictionary.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace archive::text {

/// The stem: plural `s` or `x` dropped (never one of `ss`), `-eaux` as `-eau`, `-aux` as `-al` where two letters stand
/// before it, then the `e` of `-ée`. Never below four letters. Our own rules, narrower than any published stemmer.
///
/// word   a term as text/fold.hpp's to_term() gives it: lower case, accents kept.
[[nodiscard]] std::string light_stem(std::string_view word);

/// The spellings that share the word's stem, the word among them; ascending, without duplicates.
[[nodiscard]] std::vector<std::string> light_stem_candidates(std::string_view word);

}  // namespace archive::text
