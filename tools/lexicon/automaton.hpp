// SPDX-License-Identifier: GPL-3.0-or-later
/// Building the minimal acyclic automaton of a sorted set of forms (Daciuk, Mihov, Watson and Watson 2000).
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "lexicon_layout.hpp"

namespace archive::lexicon {

/// The arcs of the automaton, as lexicon_layout wants them: the state's most travelled arcs first, so that a look-up
/// compares few; states in depth-first order, so that a word's are near each other.
///
/// words   labels of letters, sorted, without duplicates, none empty.
[[nodiscard]] std::vector<text::lexicon_layout::Arc> build_automaton(
    const std::vector<std::basic_string<std::uint8_t>>& words);

}  // namespace archive::lexicon
