// SPDX-License-Identifier: GPL-3.0-or-later
/// Finds the articles of a query in one segment.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include "archive/index/lists.hpp"
#include "list_reader.hpp"
#include "list_tree.hpp"
#include "match_tree.hpp"

namespace archive::search {

class MatchLists {
 public:
  explicit MatchLists(const index::Lists& segment) : segment_(segment) {}
  MatchLists(const MatchLists&) = delete;
  MatchLists& operator=(const MatchLists&) = delete;

  /// Reads the postings of each term of the query, and adds how many articles hold it.
  void count(const MatchTree& tree, std::map<std::string, std::uint32_t>& frequencies);

  /// After all terms were counted. False where Xapian's order of sums cannot be told.
  ///
  /// tree, statistics   have to outlive it
  [[nodiscard]] bool prepare(const MatchTree& tree, const Statistics& statistics);

  /// The best `count` articles, one at least, and some others; after prepare().
  [[nodiscard]] Weighed match(std::size_t count, const Saturations& saturations) const;

  /// The postings of a term, where they were counted; otherwise null.
  [[nodiscard]] const index::TermList* postings(const std::string& term) const {
    const auto known = terms_.find(term);
    return known == terms_.end() ? nullptr : &known->second;
  }

 private:
  const index::Lists& segment_;
  TermLists terms_;
  std::optional<ListBuilder> builder_;
  const List* list_ = nullptr;  ///< null: the segment is empty
};

}  // namespace archive::search
