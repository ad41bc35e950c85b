// SPDX-License-Identifier: GPL-3.0-or-later
#include "rerank.hpp"

#include <algorithm>
#include <cmath>

#include "bm25.hpp"

namespace archive::search {
namespace {

// Of a word's weight. nDCG@10 on headlines, standfirsts and questions (bench/ranking.md): relatives at 0.5 to 1.2 are within
// .001 and bring .004 .001 .003; distinctive words at 0.2 to 0.3 within .002, and bring .003 .004 .000.
constexpr double relatives_share = 0.85;    ///< of what occurrences of relatives would add, were they the word itself
constexpr double distinctive_share = 0.27;  ///< for each e-fold by which fewer of the best articles hold the word

}  // namespace

bool can_rerank(const std::vector<RankedWord>& words) {
  return words.size() > 1 || (words.size() == 1 && !words.front().stem.empty());
}

std::vector<double> rerank_bonuses(const std::vector<Held>& best, const std::vector<RankedWord>& words,
                                   double mean_length) {
  std::vector<double> holding(words.size(), 0.0);  // of the best articles
  for (const Held& held : best) {
    for (std::size_t word = 0; word < words.size(); ++word) holding[word] += held.words[word].times > 0 ? 1 : 0;
  }
  mean_length = std::max(mean_length, 1.0);
  std::vector<double> bonuses;
  for (const Held& held : best) {
    const double length = held.length / mean_length;
    double& bonus = bonuses.emplace_back(0.0);
    for (std::size_t word = 0; word < words.size(); ++word) {
      const double times = held.words[word].times, relatives = held.words[word].relatives;
      const double own = bm25::saturation(times, length), with_relatives = bm25::saturation(times + relatives, length);
      // Nothing where all hold it.
      const double distinctive =
          std::max(0.0, std::log((static_cast<double>(best.size()) + 0.5) / (holding[word] + 0.5)));
      bonus += words[word].weight * (distinctive_share * distinctive * own + relatives_share * (with_relatives - own));
    }
  }
  return bonuses;
}

}  // namespace archive::search
