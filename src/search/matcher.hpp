// SPDX-License-Identifier: GPL-3.0-or-later
/// Finds the best articles of a query of words, as Xapian::Enquire would and several times sooner.
///
/// Xapian goes from article to article and asks a tree of lists for the next, by virtual calls, each word for the length of
/// the article anew. Here each list is read at once, and only articles that may be among the best are weighed
/// (list_reader.hpp). Weights are the same numbers: the tree that Xapian builds is built, since the order of its sums and its
/// guesses of frequencies depend on it.
#pragma once

#include <xapian.h>

#include <functional>
#include <memory>
#include <vector>

#include "archive/index/lists.hpp"
#include "match_lists.hpp"

namespace archive::search {

struct Matched {
  double weight = 0;
  Xapian::docid article = 0;
};

class Matcher {
 public:
  /// lists   of all segments; like `saturations`, which is prepared, they have to outlive it.
  Matcher(const std::vector<index::Lists>& lists, const Xapian::Query& query, Saturations& saturations);
  ~Matcher();

  /// Whether the query is of a form that is known here; nothing else may be asked where it is not.
  [[nodiscard]] bool knows() const;

  /// The postings of a term of the query in a segment; null for other terms.
  [[nodiscard]] const index::TermList* postings(std::size_t segment, const std::string& term) const;

  /// Whether an article meets what the query does not say. Asked of the best first, and of each once.
  using Condition = std::function<bool(Xapian::docid article)>;

  /// The best articles, `count` of them where there are as many: by weight (bm25.hpp), then by order_slot downwards.
  /// condition   may be empty; the same for each call.
  [[nodiscard]] std::vector<Matched> best(std::size_t count, const Condition& condition);

  /// Articles that match, after best(): a guess unless is_exact().
  [[nodiscard]] std::uint64_t total() const;
  /// Whether every article was asked for the condition, or there is none.
  [[nodiscard]] bool is_exact() const;

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace archive::search
