// SPDX-License-Identifier: GPL-3.0-or-later
/// Acronyms that a text explains: « Nom long (SIGLE) », « SIGLE (Nom long) ».
#pragma once

#include <vector>

#include "candidate.hpp"

namespace archive::entities {

struct Acronym {
  Key key = 0;                        ///< of the acronym
  std::uint32_t first = 0, last = 0;  ///< tokens of the long form
  std::uint32_t at = 0;               ///< token of the acronym
};

/// Whether each letter of an acronym is, in order, an initial of the words or goes on inside one.
///
/// letters   folded; words   folded, without articles and prepositions left out
[[nodiscard]] bool stands_for(std::string_view letters, const std::vector<std::string>& words);

/// The pairs of a text, in order. Linear: each bracket is looked at once and a bounded number of words before it.
[[nodiscard]] std::vector<Acronym> learn_acronyms(const Words& words);

}  // namespace archive::entities
