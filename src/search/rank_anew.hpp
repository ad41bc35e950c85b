// SPDX-License-Identifier: GPL-3.0-or-later
/// Ranks the best articles anew by what would be too slow to ask of all: how close the words of the query stand in the text,
/// and what tells the articles apart (rerank.hpp).
#pragma once

#include <cstddef>
#include <vector>

#include "candidate.hpp"
#include "compile.hpp"
#include "term_source.hpp"

namespace archive::search {

/// Articles ranked anew. On the three sets of bench/ranking.md 16, 20, 30 and 100 are within .001 nDCG@10; each costs two
/// reads.
inline constexpr std::size_t ranked_articles = 20;

struct AnewRequest {
  const TermSource& source;  ///< that the articles were found in
  const Compiled& compiled;
  std::size_t wanted = 10;  ///< articles whose order has to be right, from the first on
  bool collapse = false;    ///< copies of one article count as one
};

/// Adds to the scores of the best articles, never less than nothing, and brings them into order: the first `wanted` are
/// those that reading every text would give. Texts that cannot get among them are not read.
void rank_anew(std::vector<Candidate>& candidates, const AnewRequest& request, text::Analyzer& analyzer);

}  // namespace archive::search
