// SPDX-License-Identifier: GPL-3.0-or-later
/// What an article gains when the words of the query stand close together, or early.
#pragma once

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
