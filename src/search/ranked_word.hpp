// SPDX-License-Identifier: GPL-3.0-or-later
/// A word or phrase of the query by its index terms, to rank articles.
#pragma once

#include <string>
#include <vector>

namespace archive::search {

/// In the order typed.
struct RankedWord {
  double weight = 1;  ///< by rarity in the archive
  /// The index terms it is found by: ways, positions of each, terms of each position.
  std::vector<std::vector<std::vector<std::string>>> ways = {};
  std::string stem = {};                  ///< of a single word that inflects; empty: it has no family
  std::vector<std::string> of_stem = {};  ///< the words of the archive with this stem; empty: they were not read yet
};

}  // namespace archive::search
