// SPDX-License-Identifier: GPL-3.0-or-later
/// What occurrences of a word weigh, to Xapian and to what ranks its best articles anew.
#pragma once

#include <algorithm>

namespace archive::search::bm25 {

// Chosen on three sets of news and encyclopaedia queries (bench/ranking.md): k1 from 0.7 to 1.0 and b from 0.75 to 0.85 are
// within .002 nDCG@10 of each other; k1 1.2 loses .003. Articles of less than 0.6 of the mean length count as that long:
// without it (0.05) news loses .010, with 0.5 to 0.7 encyclopaedia paragraphs lose nothing. k2, k3 play no part.
inline constexpr double k1 = 0.8, k2 = 0, k3 = 1, b = 0.8, least_normalised_length = 0.6;

/// Of the weight of a word: 0 without occurrences, 1 with one in an article of mean length, at most k1 + 1.
///
/// length   of the article, in mean lengths.
[[nodiscard]] inline double saturation(double occurrences, double length) {
  const double k = k1 * (1 - b + b * std::max(length, least_normalised_length));
  return (k1 + 1) * occurrences / (occurrences + k);
}

}  // namespace archive::search::bm25
