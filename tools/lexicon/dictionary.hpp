// SPDX-License-Identifier: GPL-3.0-or-later
/// The entries of the dictionary and of our supplement, inflected.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "affix.hpp"

namespace archive::lexicon {

/// Headwords of one spelling but different groups are different headwords.
enum class Group : std::uint8_t { Nominal, Verb, Other, Name };

/// A headword and its forms.
struct Headword {
  std::u32string form;
  Group group = Group::Other;
  std::uint8_t classes = 0;                       ///< text::WordClass bits
  std::map<std::u32string, std::uint32_t> forms;  ///< form to text::Reading flags; the headword's own included
  std::u32string of;                              ///< the headword it is a form of (`st:`), or empty
};

/// All headwords of the dictionary, inflected; entries of one spelling and group are one. An entry of the supplement
/// replaces those of the dictionary that have its spelling and group. Ordered by spelling and group.
///
/// dictionary   a hunspell .dic file; its first line is a count.
/// supplement   lines of the same form; `#` begins a comment line; an entry after `! ` only takes the dictionary's out.
/// Throws std::runtime_error, with file and line, for what cannot be read.
[[nodiscard]] std::vector<Headword> read_headwords(const AffixRules& rules, const std::filesystem::path& dictionary,
                                                   const std::filesystem::path& supplement);

}  // namespace archive::lexicon
