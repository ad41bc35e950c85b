// SPDX-License-Identifier: GPL-3.0-or-later
/// Reads the lists of a query in one segment and weighs the articles that may be among the best.
///
/// Articles are gone through in windows. In each the occurrences of every word are added up, all lists in turn, and sets of
/// articles are bits. What matches is weighed only where its words can weigh enough, which a table of a few kilobytes tells by
/// their occurrences and the length of the article: of a common word one article in a hundred.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <vector>

#include "archive/index/lists.hpp"
#include "list_tree.hpp"
#include "saturations.hpp"

namespace archive::search {

/// Articles, ascending, and their weights.
struct Weighed {
  std::vector<std::uint32_t> articles;
  std::vector<double> weights;
  std::uint64_t matching = 0;  ///< articles that match, these among them
};

class ListReader {
 public:
  /// lists   of the segment; like `root` and `saturations`, prepared, they have to outlive it.
  ListReader(const index::Lists& lists, const List& root, const Saturations& saturations);

  static constexpr std::size_t all = SIZE_MAX;

  /// The best `count` of what matches, one at least, and some others. Once.
  [[nodiscard]] Weighed read(std::size_t count);

 private:
  static constexpr std::uint32_t window = 2048;  // articles
  using Bits = std::array<std::uint64_t, window / 64>;

  struct Cursor {
    const index::TermList* list = nullptr;
    std::size_t at = 0, end = 0;  ///< what it holds of the window
  };

  static constexpr std::uint32_t never = UINT32_MAX;

  /// Some articles of the window, or all.
  struct Few {
    const Bits* bits = nullptr;  ///< null: all
    std::size_t count = 0;
  };

  /// A list with what it holds of the window.
  struct Node {
    const List* list = nullptr;
    std::vector<Node*> parts;
    Bits bits{};                       ///< its articles
    std::vector<Cursor> terms;         ///< of a word
    std::vector<std::uint32_t> times;  ///< of a word that weighs, in each article
    std::uint32_t enough = never, enough_alone = never;
    Bits often{}, often_alone{};  ///< the articles that hold the word so many times
    Node* form = nullptr;         ///< of a list that may come with a word: the form that was typed, one of the word's
    std::uint32_t begin = never;  ///< of the window that this is of
    bool filled = false;          ///< a word that stands in the window
    bool summed = false;          ///< times were added up
    bool weighs = false;          ///< a word that does
    [[nodiscard]] bool is_word() const { return !terms.empty(); }
    [[nodiscard]] bool holds(std::uint32_t place) const { return (bits[place / 64] >> (place % 64) & 1) != 0; }
  };

  Node* make(const List& list);
  static bool collect(const List& list, std::vector<Cursor>& terms);
  void add_alternatives(Node& node);
  void ask_for_enough();
  void fill(Node& node, const Bits* among);
  void go_to_window(Cursor& term) const;
  void fill_word(Node& word, const Bits* among) const;
  static void forget_times(Node& word);
  [[nodiscard]] static std::size_t postings_of(const Node& word);
  void fill_among(Node& word, const Bits* among) const;
  void fill_sums(Node& word) const;
  static void find_often(Node& word);
  void complete(Node& node, const Few& promising);
  [[nodiscard]] static Few count_of(const Bits* bits);
  template <typename Sink>
  void read_slice(const Cursor& term, const Few& few, Sink&& sink) const;
  void fill_range(Node& node, const Bits& among) const;
  void weigh_window(std::size_t count);
  [[nodiscard]] std::uint64_t find_promising(std::size_t word) const;
  [[nodiscard]] bool may_be_among_best(std::uint32_t place, std::uint32_t length) const;
  [[nodiscard]] double weigh(const Node& node, std::uint32_t place, std::uint32_t length) const;
  void note(double weight, std::size_t count);

  const index::Lists& lists_;
  const Saturations& saturations_;
  std::deque<Node> nodes_;
  Node* root_ = nullptr;
  struct Weighing {
    const std::uint32_t* times;
    double most;
  };
  std::vector<Weighing> weighing_;  ///< the words that weigh
  /// One of the lists any of which is enough.
  struct Alternative {
    Node* node = nullptr;
    Node* word = nullptr;  ///< that alone finds articles for it; null where it is more than a word
    Node* form = nullptr;  ///< of the word, the one that was typed
    double own = 0;        ///< what its word weighs at most
    double most = 0;       ///< the same with the form that was typed
    double besides = 0;    ///< that the rest of it weighs
  };
  std::vector<Alternative> alternatives_;
  std::uint32_t begin_ = 0;   ///< of the window
  std::vector<double> best_;  ///< weights of the best, the least on top of the heap
  double enough_ = -1;        ///< what weighs less is not among the best
  Weighed found_;
};

}  // namespace archive::search
