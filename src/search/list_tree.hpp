// SPDX-License-Identifier: GPL-3.0-or-later
/// The tree of lists that Xapian makes of a query for one segment.
#pragma once

#include <algorithm>
#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "archive/index/lists.hpp"
#include "bm25.hpp"
#include "match_tree.hpp"

namespace archive::search {

/// Of all segments together.
struct Statistics {
  std::uint32_t articles = 0;
  double mean_length = 0;
  std::map<std::string, std::uint32_t> frequencies;  ///< of each term of the query: articles
};

/// What a word weighs, as Xapian::BM25Weight has it with the parameters of bm25.hpp.
class WordWeight {
 public:
  WordWeight() = default;
  WordWeight(const Statistics& statistics, std::uint32_t frequency, double factor);

  /// times   that it stands in an article of this length.
  [[nodiscard]] double of(std::uint32_t times, std::uint32_t length) const {
    const double normalised = std::max(length * per_word_, bm25::least_normalised_length);
    const double occurrences = times;
    const double all = bm25::k1 * (normalised * bm25::b + (1 - bm25::b)) + occurrences;
    return most_ * (occurrences / all);
  }

  /// What no number of occurrences exceeds.
  [[nodiscard]] double most() const { return most_; }

 private:
  double most_ = 0, per_word_ = 0;
};

/// A list of Xapian's tree.
struct List {
  enum class Kind : std::uint8_t { Term, Or, And, AndNot, AndMaybe, Synonym, Range };
  Kind kind = Kind::Term;
  const index::TermList* postings = nullptr;  ///< of Term
  std::optional<WordWeight> weight;           ///< of Term and Synonym: nothing where it only filters
  std::uint32_t frequency = 0;                ///< of Term: in all segments
  const MatchTree* range = nullptr;           ///< of Range
  std::uint32_t size = 0;                     ///< what Xapian takes for the number of its articles
  bool knows_size = true;                     ///< false: what Xapian guesses is not known here
  bool weighs = false;
  std::vector<List*> parts;
};

/// Terms of a query with their postings in one segment.
using TermLists = std::map<std::string, index::TermList>;

/// Builds the lists for one segment as api/queryinternal.cc of Xapian 1.4 does.
class ListBuilder {
 public:
  /// articles   of the segment.
  ListBuilder(const TermLists& terms, std::uint32_t articles, const Statistics& statistics)
      : terms_(terms), articles_(articles), statistics_(statistics) {}

  /// factor   of all weights; 0: nothing weighs. The list is valid as long as the builder.
  List* build(const MatchTree& tree, double factor);

  /// Whether what was built sums weights in the order of Xapian.
  [[nodiscard]] bool good() const { return good_; }

 private:
  using Parts = std::vector<List*>;

  /// What stands under one AND: Xapian gathers it from nested ones.
  struct Conjunction {
    Parts parts, excluded, optional;
  };

  List* make(List::Kind kind, Parts parts = {});
  List* term(const MatchTree& tree, double factor);
  List* range(const MatchTree& tree);
  List* synonym(const MatchTree& tree, double factor);
  [[nodiscard]] std::uint32_t frequency_of_any(const Parts& terms) const;
  Parts any_of(const MatchTree& tree, double factor, std::size_t first);
  void add_any(const MatchTree& tree, double factor, std::size_t first, Parts& parts);
  void add_all(const MatchTree& tree, double factor, Conjunction& all);
  List* either(Parts parts);
  List* without(List* left, List* right);
  List* with(List* left, List* right);
  List* conjunction(Conjunction all);
  Parts sorted(const Parts& parts);

  const TermLists& terms_;
  std::uint32_t articles_;
  const Statistics& statistics_;
  std::deque<List> lists_;
  bool good_ = true;
};

/// Whether a range is asked of all articles somewhere.
///
/// among   whether the list itself is asked of some only.
[[nodiscard]] bool ranges_alone(const List& list, bool among);

}  // namespace archive::search
