// SPDX-License-Identifier: GPL-3.0-or-later
#include "list_tree.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <iterator>
#include <vector>

namespace archive::search {
namespace {

using Kind = MatchTree::Kind;

std::uint32_t rounded(double value) { return static_cast<std::uint32_t>(value + 0.5); }

/// Of independent parts, as Xapian writes it.
double size_of_either(double a, double b, double all) { return a + b - (a * b / all); }

/// Makes one of several parts, the rarest two first, as Xapian makes a binary tree of lists.
template <typename Part, typename IsMore, typename Join>
Part join_rarest(std::vector<Part> parts, IsMore is_more, Join join) {
  std::make_heap(parts.begin(), parts.end(), is_more);
  while (parts.size() > 1) {
    std::pop_heap(parts.begin(), parts.end(), is_more);
    const Part right = parts.back(), left = parts.front();
    parts.pop_back();
    std::pop_heap(parts.begin(), parts.end(), is_more);
    parts.back() = join(left, right);
    std::push_heap(parts.begin(), parts.end(), is_more);
  }
  return parts.front();
}

/// Whether the sum of three weights or more depends on how equals are sorted.
bool has_tie(const std::vector<List*>& sorted) {
  std::vector<const List*> weighing;
  std::copy_if(sorted.begin(), sorted.end(), std::back_inserter(weighing),
               [](const List* each) { return each->weighs; });
  const auto equal = [](const List* a, const List* b) { return a->size == b->size; };
  return weighing.size() > 2 && std::adjacent_find(weighing.begin(), weighing.end(), equal) != weighing.end();
}

}  // namespace

WordWeight::WordWeight(const Statistics& statistics, std::uint32_t frequency, double factor) {
  double rarity = (statistics.articles - frequency + 0.5) / (frequency + 0.5);
  if (rarity < 2) rarity = rarity * 0.5 + 1;
  most_ = std::log(rarity) * factor;
  most_ *= (bm25::k3 + 1) * 1.0 / (bm25::k3 + 1.0);
  most_ *= bm25::k1 + 1;
  per_word_ = statistics.mean_length == 0 ? 0 : 1 / statistics.mean_length;
}

List* ListBuilder::build(const MatchTree& tree, double factor) {
  switch (tree.kind) {
    case Kind::Term: return term(tree, factor);
    case Kind::Scale: return build(tree.children.front(), factor * tree.factor);
    case Kind::Synonym: return synonym(tree, factor);
    case Kind::Range: return range(tree);
    case Kind::Or: return either(any_of(tree, factor, 0));
    case Kind::AndNot: {
      auto* left = build(tree.children.front(), factor);
      return without(left, either(any_of(tree, 0, 1)));
    }
    case Kind::AndMaybe: {
      auto* left = build(tree.children.front(), factor);
      return factor == 0 ? left : with(left, either(any_of(tree, factor, 1)));
    }
    default: break;
  }
  Conjunction all;
  add_all(tree, factor, all);
  return conjunction(std::move(all));
}

List* ListBuilder::make(List::Kind kind, Parts parts) {
  List& list = lists_.emplace_back();
  list.kind = kind;
  list.parts = std::move(parts);
  return &list;
}

List* ListBuilder::term(const MatchTree& tree, double factor) {
  auto* list = make(List::Kind::Term);
  list->postings = &terms_.at(tree.term);
  list->size = static_cast<std::uint32_t>(list->postings->articles.size());
  list->frequency = statistics_.frequencies.at(tree.term);
  if (factor != 0) list->weight.emplace(statistics_, list->frequency, factor);
  list->weighs = factor != 0;
  return list;
}

List* ListBuilder::range(const MatchTree& tree) {
  auto* list = make(List::Kind::Range);
  list->range = &tree;
  list->knows_size = false;
  return list;
}

List* ListBuilder::synonym(const MatchTree& tree, double factor) {
  const auto parts = any_of(tree, 0, 0);
  bool any = false;
  for (const List* part : parts) {
    good_ &= part->kind == List::Kind::Term;
    any |= part->size > 0;
  }
  List* terms = either(parts);
  if (factor == 0 || !any || !good_) return terms;
  auto* list = make(List::Kind::Synonym, {terms});
  list->size = terms->size;
  list->weight.emplace(statistics_, frequency_of_any(parts), factor);
  list->weighs = true;
  return list;
}

/// Of all segments, how many articles hold one of these terms, as Xapian estimates it where there is one segment. It rounds for each
/// pair, in an order that depends on the segment: an article would weigh otherwise when segments are merged.
std::uint32_t ListBuilder::frequency_of_any(const Parts& terms) const {
  std::vector<std::uint32_t> frequencies;
  for (const List* term : terms) frequencies.push_back(term->frequency);
  return join_rarest(std::move(frequencies), std::greater<>(), [this](std::uint32_t one, std::uint32_t other) {
    return rounded(size_of_either(one, other, statistics_.articles));
  });
}

ListBuilder::Parts ListBuilder::any_of(const MatchTree& tree, double factor, std::size_t first) {
  Parts parts;
  add_any(tree, factor, first, parts);
  return parts;
}

void ListBuilder::add_any(const MatchTree& tree, double factor, std::size_t first, Parts& parts) {
  for (std::size_t i = first; i < tree.children.size(); ++i) {
    if (tree.children[i].kind == Kind::Or) add_any(tree.children[i], factor, 0, parts);
    else parts.push_back(build(tree.children[i], factor));
  }
}

void ListBuilder::add_all(const MatchTree& tree, double factor, Conjunction& all) {
  switch (tree.kind) {
    case Kind::And:
      for (const auto& child : tree.children) add_all(child, factor, all);
      break;
    case Kind::Filter:
      for (std::size_t i = 0; i < tree.children.size(); ++i) add_all(tree.children[i], i == 0 ? factor : 0.0, all);
      break;
    case Kind::AndNot:
      add_all(tree.children.front(), factor, all);
      add_any(tree, 0, 1, all.excluded);
      break;
    case Kind::AndMaybe:
      add_all(tree.children.front(), factor, all);
      if (factor != 0) add_any(tree, factor, 1, all.optional);
      break;
    default: all.parts.push_back(build(tree, factor));
  }
}

/// A binary tree with the rarest lists at its leaves.
List* ListBuilder::either(Parts parts) {
  if (parts.size() > 2) {
    for (const List* part : parts) good_ &= part->knows_size;
  }
  const auto is_more = [](const List* a, const List* b) { return a->size > b->size; };
  return join_rarest(std::move(parts), is_more, [this](List* left, List* right) {
    auto* list = make(List::Kind::Or, {left, right});
    list->size = rounded(size_of_either(left->size, right->size, articles_));
    list->knows_size = left->knows_size && right->knows_size;
    list->weighs = left->weighs || right->weighs;
    return list;
  });
}

List* ListBuilder::without(List* left, List* right) {
  auto* list = make(List::Kind::AndNot, {left, right});
  list->knows_size = false;
  list->weighs = left->weighs;
  return list;
}

List* ListBuilder::with(List* left, List* right) {
  auto* list = make(List::Kind::AndMaybe, {left, right});
  list->size = left->size;
  list->knows_size = left->knows_size;
  list->weighs = left->weighs || right->weighs;
  return list;
}

List* ListBuilder::conjunction(Conjunction all) {
  auto* list = make(List::Kind::And, sorted(all.parts));
  double size = list->parts.front()->size;
  for (std::size_t i = 1; i < list->parts.size(); ++i) size = (size * list->parts[i]->size) / articles_;
  list->size = rounded(size);
  for (const List* part : list->parts) {
    list->knows_size &= part->knows_size;
    list->weighs |= part->weighs;
  }
  if (!all.excluded.empty()) list = without(list, either(std::move(all.excluded)));
  if (!all.optional.empty()) list = with(list, either(std::move(all.optional)));
  return list;
}

/// The rarest first, in which order weights are summed; those of no known size weigh nothing and come last.
ListBuilder::Parts ListBuilder::sorted(const Parts& parts) {
  Parts known, others;
  for (List* part : parts) (part->knows_size ? known : others).push_back(part);
  Parts order(known.size());
  // The algorithm of Xapian, which does not keep the order of equals.
  std::partial_sort_copy(known.begin(), known.end(), order.begin(), order.end(),
                         [](const List* a, const List* b) { return a->size < b->size; });
  for (const List* part : others) good_ &= !part->weighs;
  if (!others.empty()) good_ &= !has_tie(order);
  order.insert(order.end(), others.begin(), others.end());
  return order;
}

/// Whether a range is asked of all articles somewhere.
bool ranges_alone(const List& list, bool among) {
  switch (list.kind) {
    case List::Kind::Range: return !among;
    case List::Kind::Or: break;
    default: {
      bool alone = !list.parts.empty() && ranges_alone(*list.parts.front(), among);
      for (std::size_t i = 1; i < list.parts.size(); ++i) alone |= ranges_alone(*list.parts[i], true);
      return alone;
    }
  }
  return ranges_alone(*list.parts[0], among) || ranges_alone(*list.parts[1], among);
}

}  // namespace archive::search
