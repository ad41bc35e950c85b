// SPDX-License-Identifier: GPL-3.0-or-later
/// Finds the articles of a query in one segment.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "archive/index/lists.hpp"
#include "list_tree.hpp"
#include "match_tree.hpp"

namespace archive::search {

/// Articles, ascending, and their weights; none where nothing weighs.
struct Weighed {
  index::Numbers<std::uint32_t> articles;
  index::Numbers<double> weights;
};

/// Memory that is kept from query to query: 4 bytes and a bit for each article of the largest segment.
struct MatchMemory {
  std::vector<std::uint32_t> times;  ///< of words in each article
  std::vector<std::uint64_t> seen;   ///< a bit an article
  bool in_use = false;               ///< not all zero
};

/// Evaluates a query in one segment.
class MatchLists {
 public:
  MatchLists(const index::Lists& segment, MatchMemory& memory) : segment_(segment), memory_(memory) {}

  /// Adds how many articles hold each term of the query.
  void count(const MatchTree& tree, std::map<std::string, std::uint32_t>& frequencies);

  /// The articles that match; all terms were counted. False where Xapian's order of sums cannot be told.
  [[nodiscard]] bool match(const MatchTree& tree, const Statistics& statistics, Weighed& matched);

 private:
  const index::Lists& segment_;
  MatchMemory& memory_;
  TermLists terms_;
};

}  // namespace archive::search
