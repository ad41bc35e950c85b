// SPDX-License-Identifier: GPL-3.0-or-later
/// What an article gains when the words of the query stand close together, or early.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <vector>

#include "wanted.hpp"

namespace archive::search {

/// A word or phrase of the query, in the order typed.
struct CloseUnit {
  std::size_t unit = 0;   ///< of Wanted
  double weight = 1;      ///< by rarity
  std::uint32_t gap = 0;  ///< stop words that were typed between it and the one before
};

// Shares of the words' weights, chosen on the sets of bench/ranking.md, which has what each brings: 0.3 to 0.5 for either
// is within .002 nDCG@10.
inline constexpr double pair_share = 0.4;  ///< of the lighter of two neighbours of the query that stand together
inline constexpr double lead_share = 0.4;  ///< of the words that stand in the title or the lead
inline constexpr std::size_t lead_bytes = 900;

/// What a query of so many words gets of both. The longer it is, the more its words tell by themselves and the less their
/// places: without it queries of 20 words lose .002 where those of 7 gain nothing.
constexpr double close_share(std::size_t words) {
  constexpr double full_words = 6;
  return full_words / std::max(full_words, static_cast<double>(words));
}

/// Bytes between a unit and the one before it, beyond which they do not stand together: a stop word and its space take at
/// most 12.
constexpr std::size_t longest_between(const CloseUnit& unit) { return 12 * (std::size_t{unit.gap} + 1); }

/// A text of an article, and where the words of the query stand in it, as Wanted::find() gives them.
struct SeenText {
  std::string_view text;
  const std::vector<Match>& matches;
};

/// Scores articles; made once a query.
class Closeness {
 public:
  explicit Closeness(std::vector<CloseUnit> units);

  /// Whether there is anything to gain: two words at least.
  [[nodiscard]] bool applies() const { return units_.size() > 1; }

  /// What to add to the weight of an article; never negative. Linear in the matches.
  [[nodiscard]] double bonus(const SeenText& title, const SeenText& body) const;

 private:
  std::vector<CloseUnit> units_;
  std::vector<std::size_t> place_of_;  ///< of a unit of Wanted among units_; their number where it is none of them
};

}  // namespace archive::search
