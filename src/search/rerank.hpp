// SPDX-License-Identifier: GPL-3.0-or-later
/// What tells the best articles apart, which would be too slow to ask of all: relatives of the query's words, and words that
/// few of them hold.
#pragma once

#include <xapian.h>

#include <vector>

#include "ranked_word.hpp"
#include "term_source.hpp"

namespace archive::search {

/// Whether there is anything to gain: two words, or relatives of one.
[[nodiscard]] bool can_rerank(const std::vector<RankedWord>& words);

/// What to add to the weight of each of the best articles; never negative, so that articles beyond these stay behind.
///
/// best   their numbers in the database, ascending
[[nodiscard]] std::vector<double> rerank_bonuses(const TermSource& source, const std::vector<RankedWord>& words,
                                                 const std::vector<Xapian::docid>& best);

}  // namespace archive::search
