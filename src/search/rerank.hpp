// SPDX-License-Identifier: GPL-3.0-or-later
/// What tells the best articles apart, which would be too slow to ask of all: relatives of the query's words, and words that
/// few of them hold.
#pragma once

#include <vector>

#include "occurring.hpp"
#include "ranked_word.hpp"

namespace archive::search {

/// Whether there is anything to gain: two words, or relatives of one.
[[nodiscard]] bool can_rerank(const std::vector<RankedWord>& words);

/// What to add to the weight of each of the best articles; never negative, so that articles beyond these stay behind.
///
/// best          what they hold of the words
/// mean_length   of all articles, as Xapian counts them
[[nodiscard]] std::vector<double> rerank_bonuses(const std::vector<Held>& best, const std::vector<RankedWord>& words,
                                                 double mean_length);

}  // namespace archive::search
