// SPDX-License-Identifier: GPL-3.0-or-later
/// The most that closeness can add to an article, by its signature (index/signature.hpp): most texts need not be read.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "closeness.hpp"
#include "occurring.hpp"
#include "ranked_word.hpp"

namespace archive::search {

/// Bounds Closeness::bonus() of the same words; made once a query.
class ClosenessBound {
 public:
  /// words   the units by their terms, in the same order.
  ClosenessBound(const std::vector<CloseUnit>& units, const std::vector<RankedWord>& words);

  /// At least what Closeness::bonus() gives for the article of this signature, but for a number or a compound between two
  /// words that stand together, and for a lead of words of fewer than three letters. Linear in the signature.
  ///
  /// words   what the article holds of them
  [[nodiscard]] double most(std::string_view signature, const std::vector<Occurring>& words) const;

 private:
  std::vector<CloseUnit> units_;
  std::vector<std::size_t> lengths_;  ///< in words, of a unit's longest pattern
};

}  // namespace archive::search
