// SPDX-License-Identifier: GPL-3.0-or-later
#include "match_lists.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace archive::search {
namespace {

using index::TermList;

/// Evaluates lists.
class ListReader {
  using Articles = index::Numbers<std::uint32_t>;
  using Weights = index::Numbers<double>;

 public:
  ListReader(const index::Lists& lists, MatchMemory& memory) : lists_(lists), memory_(memory) {
    const std::size_t words = lists.last() / 64 + 1;
    if (memory.in_use) memory = {};  // by a query that was broken off
    if (memory.seen.size() >= words) return;
    memory.seen.resize(words);
    memory.times.resize(words * 64);
  }

  /// among   only these articles, ascending; null: all
  Weighed read(const List& list, const Articles* among) {
    switch (list.kind) {
      case List::Kind::Term: return read_term(list, among);
      case List::Kind::Synonym: return read_synonym(list, among);
      case List::Kind::Or: return list.weighs ? read_either(list, among) : read_any(list, among);
      case List::Kind::And: return read_all(list, among);
      case List::Kind::AndNot: return read_without(list, among);
      case List::Kind::AndMaybe: return read_with(list, among);
      case List::Kind::Range: break;
    }
    return read_range(list, among);
  }

 private:
  /// From `at` on, the first place of an article not below this one; near ones are found soonest.
  static std::size_t find_from(const Articles& articles, std::size_t at, std::uint32_t wanted) {
    std::size_t step = 1;
    while (at + step < articles.size() && articles[at + step] < wanted) step *= 2;
    const auto from = articles.begin() + static_cast<std::ptrdiff_t>(at + step / 2);
    const auto to = articles.begin() + static_cast<std::ptrdiff_t>(std::min(articles.size(), at + step + 1));
    return static_cast<std::size_t>(std::lower_bound(from, to, wanted) - articles.begin());
  }

  /// Calls sink(place in a, place in b) for what both hold.
  template <typename Sink>
  static void for_common(const Articles& a, const Articles& b, Sink&& sink) {
    constexpr std::size_t many = 16;
    const bool a_rare = b.size() > many * a.size(), b_rare = a.size() > many * b.size();
    for (std::size_t i = 0, k = 0; i < a.size() && k < b.size();) {
      if (a[i] == b[k]) sink(i++, k++);
      else if (a[i] < b[k]) i = b_rare ? find_from(a, i, b[k]) : i + 1;
      else k = a_rare ? find_from(b, k, a[i]) : k + 1;
    }
  }

  Weighed read_term(const List& list, const Articles* among) const {
    const auto& [articles, times] = *list.postings;
    Weighed found;
    if (among == nullptr) {
      found.articles = articles;
      if (!list.weight) return found;
      found.weights.resize(articles.size());
      for (std::size_t i = 0; i < articles.size(); ++i)
        found.weights[i] = list.weight->of(times[i], lists_.length(articles[i]));
      return found;
    }
    for_common(*among, articles, [&](std::size_t, std::size_t at) {
      found.articles.push_back(articles[at]);
      if (list.weight) found.weights.push_back(list.weight->of(times[at], lists_.length(articles[at])));
    });
    return found;
  }

  /// Terms below a list of them.
  static void collect(const List& list, std::vector<const TermList*>& terms) {
    if (list.kind == List::Kind::Term) terms.push_back(list.postings);
    for (const auto& part : list.parts) collect(*part, terms);
  }

  /// Adds up the occurrences of terms, and notes their articles.
  void add_up(const std::vector<const TermList*>& terms) {
    memory_.in_use = true;
    auto* const sums = memory_.times.data();
    auto* const seen = memory_.seen.data();
    for (const auto* term : terms) {
      const auto* times = term->times.data();
      for (const auto article : term->articles) {
        sums[article] += *times++;
        seen[article / 64] |= std::uint64_t{1} << (article % 64);
      }
    }
  }

  /// Calls sink(article, occurrences) for what was added up, and forgets it.
  template <typename Sink>
  void take_sums(Sink&& sink) {
    auto* const sums = memory_.times.data();
    for (std::size_t word = 0; word <= lists_.last() / 64; ++word) {
      std::uint64_t bits = memory_.seen[word];
      if (bits == 0) continue;
      memory_.seen[word] = 0;
      for (; bits != 0; bits &= bits - 1) {
        const auto article = static_cast<std::uint32_t>(word * 64 + static_cast<unsigned>(__builtin_ctzll(bits)));
        sink(article, std::exchange(sums[article], 0));
      }
    }
    memory_.in_use = false;
  }

  /// The same for some articles, ascending.
  template <typename Sink>
  void take_sums(const std::vector<const TermList*>& terms, const Articles& among, Sink&& sink) {
    for (const auto article : among) {
      if ((memory_.seen[article / 64] >> (article % 64) & 1) != 0) sink(article, memory_.times[article]);
    }
    for (const auto* term : terms) {
      for (const auto article : term->articles) {
        memory_.times[article] = 0;
        memory_.seen[article / 64] = 0;
      }
    }
    memory_.in_use = false;
  }

  Weighed read_synonym(const List& list, const Articles* among) {
    std::vector<const TermList*> terms;
    collect(list, terms);
    std::size_t most = 0;
    for (const auto* term : terms) most += term->articles.size();
    most = std::min<std::size_t>(most, among != nullptr ? among->size() : lists_.size());
    add_up(terms);
    Weighed found{Articles(most), Weights(most)};
    std::size_t at = 0;
    const auto weigh = [&, weight = *list.weight](std::uint32_t article, std::uint32_t times) {
      const auto length = lists_.length(article);
      found.articles[at] = article;
      // A term that stands in the list twice is counted twice.
      found.weights[at++] = weight.of(std::min(times, length), length);
    };
    if (among != nullptr) take_sums(terms, *among, weigh);
    else take_sums(weigh);
    found.articles.resize(at);
    found.weights.resize(at);
    return found;
  }

  /// What nobody weighs.
  Weighed read_any(const List& list, const Articles* among) {
    const auto left = read(*list.parts[0], among), right = read(*list.parts[1], among);
    Weighed found;
    std::set_union(left.articles.begin(), left.articles.end(), right.articles.begin(), right.articles.end(),
                   std::back_inserter(found.articles));
    return found;
  }

  Weighed read_either(const List& list, const Articles* among) {
    auto left = read(*list.parts[0], among), right = read(*list.parts[1], among);
    left.weights.resize(left.articles.size(), 0.0);
    right.weights.resize(right.articles.size(), 0.0);
    const std::size_t most = left.articles.size() + right.articles.size();
    Weighed found{Articles(most), Weights(most)};
    std::size_t l = 0, r = 0, out = 0;
    while (l < left.articles.size() && r < right.articles.size()) {
      const auto a = left.articles[l], b = right.articles[r];
      // Nothing plus a weight is the weight.
      found.articles[out] = std::min(a, b);
      found.weights[out++] = (a <= b ? left.weights[l] : 0.0) + (b <= a ? right.weights[r] : 0.0);
      l += a <= b ? 1 : 0;
      r += b <= a ? 1 : 0;
    }
    const auto take_rest = [&](const Weighed& rest, std::size_t from) {
      for (; from < rest.articles.size(); ++from, ++out) {
        found.articles[out] = rest.articles[from];
        found.weights[out] = rest.weights[from];
      }
    };
    take_rest(left, l);
    take_rest(right, r);
    found.articles.resize(out);
    found.weights.resize(out);
    return found;
  }

  /// Leaves of `found` what `right` holds, and adds its weights.
  static void keep_common(Weighed& found, const Weighed& right) {
    Weighed both;
    for_common(found.articles, right.articles, [&](std::size_t l, std::size_t r) {
      both.articles.push_back(found.articles[l]);
      if (found.weights.empty() && right.weights.empty()) return;
      both.weights.push_back((found.weights.empty() ? 0.0 : found.weights[l]) +
                             (right.weights.empty() ? 0.0 : right.weights[r]));
    });
    found = std::move(both);
  }

  Weighed read_all(const List& list, const Articles* among) {
    Weighed found = read(*list.parts.front(), among);
    for (std::size_t i = 1; i < list.parts.size() && !found.articles.empty(); ++i)
      keep_common(found, read(*list.parts[i], &found.articles));
    return found;
  }

  Weighed read_without(const List& list, const Articles* among) {
    const Weighed found = read(*list.parts[0], among);
    const Weighed excluded = read(*list.parts[1], &found.articles);
    Weighed left;
    std::size_t at = 0;
    for (std::size_t i = 0; i < found.articles.size(); ++i) {
      if (at < excluded.articles.size() && excluded.articles[at] == found.articles[i]) {
        ++at;
        continue;
      }
      left.articles.push_back(found.articles[i]);
      if (!found.weights.empty()) left.weights.push_back(found.weights[i]);
    }
    return left;
  }

  Weighed read_with(const List& list, const Articles* among) {
    Weighed found = read(*list.parts[0], among);
    if (list.parts[1]->kind == List::Kind::Term && !found.weights.empty()) {
      const auto& [articles, times] = *list.parts[1]->postings;
      const auto weight = *list.parts[1]->weight;
      for_common(found.articles, articles, [&](std::size_t l, std::size_t r) {
        found.weights[l] = found.weights[l] + weight.of(times[r], lists_.length(articles[r]));
      });
      return found;
    }
    const Weighed more = read(*list.parts[1], &found.articles);
    if (more.weights.empty()) return found;
    found.weights.resize(found.articles.size(), 0.0);
    for_common(found.articles, more.articles,
               [&](std::size_t l, std::size_t r) { found.weights[l] = found.weights[l] + more.weights[r]; });
    return found;
  }

  Weighed read_range(const List& list, const Articles* among) const {
    Weighed found;
    if (among == nullptr) return found;
    for (const auto article : *among) {
      const auto value = lists_.value(list.range->slot, article);
      if (!value.empty() && value >= list.range->begin && (!list.range->end || value <= *list.range->end))
        found.articles.push_back(article);
    }
    return found;
  }

  const index::Lists& lists_;
  MatchMemory& memory_;
};

}  // namespace

void MatchLists::count(const MatchTree& tree, std::map<std::string, std::uint32_t>& frequencies) {
  if (tree.kind == MatchTree::Kind::Term) {
    const auto [known, added] = terms_.try_emplace(tree.term);
    if (!added) return;
    known->second = segment_.postings(tree.term);
    frequencies[tree.term] += static_cast<std::uint32_t>(known->second.articles.size());
  }
  for (const auto& child : tree.children) count(child, frequencies);
}

bool MatchLists::match(const MatchTree& tree, const Statistics& statistics, Weighed& matched) {
  if (segment_.size() == 0) return true;
  ListBuilder builder(terms_, segment_.size(), statistics);
  const List* list = builder.build(tree, 1);
  if (!builder.good() || ranges_alone(*list, false)) return false;
  matched = ListReader(segment_, memory_).read(*list, nullptr);
  return true;
}

}  // namespace archive::search
