// SPDX-License-Identifier: GPL-3.0-or-later
#include "list_reader.hpp"

#include <algorithm>
#include <functional>

#include "archive/index/schema.hpp"
#include "match_tree.hpp"
#include "window_bits.hpp"

namespace archive::search {
namespace {

/// Bounds of days, as index::Lists tells them.
struct DayNumbers {
  std::uint32_t first, last;
};

/// Nothing where the range is of something else.
std::optional<DayNumbers> days_of(const MatchTree& range) {
  constexpr std::size_t size = 4;  // bytes, as date_value.hpp has them
  if (range.slot != index::date_slot && range.slot != index::added_slot) return std::nullopt;
  if (range.begin.size() > size || (range.end && range.end->size() != size)) return std::nullopt;
  const auto number_of = [](const std::string& value) {
    std::uint32_t number = 0;
    for (std::size_t i = 0; i < size; ++i)
      number = number << 8 | (i < value.size() ? static_cast<unsigned char>(value[i]) : 0);
    return number;
  };
  // 0 is no day.
  return DayNumbers{std::max(number_of(range.begin), 1U), range.end ? number_of(*range.end) : UINT32_MAX};
}

/// The days of so few articles of a window are asked for one by one, as a single query with a rare word does.
constexpr std::size_t few_days = 8;

/// From `at` on, the first place of an article not below this one; near ones are found soonest.
std::size_t find_from(const index::Numbers<std::uint32_t>& articles, std::size_t at, std::uint64_t wanted) {
  std::size_t step = 1;
  while (at + step < articles.size() && articles[at + step] < wanted) step *= 2;
  const auto from = articles.begin() + static_cast<std::ptrdiff_t>(at + step / 2);
  const auto to = articles.begin() + static_cast<std::ptrdiff_t>(std::min(articles.size(), at + step + 1));
  return static_cast<std::size_t>(std::lower_bound(from, to, wanted) - articles.begin());
}

/// Finding an article in a list takes as long as reading so many postings.
constexpr std::size_t few_steps = 32;

/// From so many postings in a window on, what holds for all of its articles is asked of all in turn.
constexpr std::size_t dense = 512;

}  // namespace

ListReader::Few ListReader::count_of(const Bits* bits) {
  Few few{bits, 0};
  if (bits == nullptr) return few;
  for (const auto word : *bits) few.count += count_bits(word);
  return few;
}

ListReader::ListReader(const index::Lists& lists, const List& root, const Saturations& saturations)
    : lists_(lists), saturations_(saturations) {
  root_ = make(root);
  add_alternatives(*root_);
}

/// The terms of a list that nothing but terms are in. Whether it is one.
bool ListReader::collect(const List& list, std::vector<Cursor>& terms) {
  if (list.kind == List::Kind::Term) terms.push_back({list.postings});
  else if (list.kind != List::Kind::Or && list.kind != List::Kind::Synonym) return false;
  return std::all_of(list.parts.begin(), list.parts.end(),
                     [&terms](const List* part) { return collect(*part, terms); });
}

ListReader::Node* ListReader::make(const List& list) {
  Node& node = nodes_.emplace_back();
  node.list = &list;
  const bool either = list.kind == List::Kind::Or && list.weighs;
  if (!either && collect(list, node.terms)) {
    if (list.weight) {
      node.weighs = true;
      node.times.resize(window);
      weighing_.push_back({node.times.data(), list.weight->most()});
    }
    // The most frequent form leaves the fewest articles to look for in the others.
    std::stable_sort(node.terms.begin(), node.terms.end(), [](const Cursor& a, const Cursor& b) {
      return a.list->articles.size() > b.list->articles.size();
    });
    return &node;
  }
  node.terms.clear();
  for (const List* part : list.parts) node.parts.push_back(make(*part));
  return &node;
}

double most_of(const List& list) {
  double most = list.weight ? list.weight->most() : 0;
  for (const List* part : list.parts) most += most_of(*part);
  return most;
}

void ListReader::add_alternatives(Node& node) {
  if (!node.is_word() && node.list->kind == List::Kind::Or) {
    for (Node* part : node.parts) add_alternatives(*part);
    return;
  }
  Node* const word = node.list->kind == List::Kind::AndMaybe ? node.parts.front() : &node;
  const double most = most_of(*node.list), own = most_of(*word->list);
  const Node* const rest = word != &node ? node.parts.back() : nullptr;
  // The form that was typed weighs more, and stands no more often than all forms.
  const bool is_form = rest != nullptr && rest->list->kind == List::Kind::Term &&
                       std::any_of(word->terms.begin(), word->terms.end(),
                                   [rest](const Cursor& each) { return each.list == rest->terms.front().list; });
  if (is_form && word->weighs) node.form = node.parts.back();
  alternatives_.push_back(
      {&node, word->weighs ? word : nullptr, node.form, own, is_form ? most : own, is_form ? 0 : most - own});
}

/// How often the word of each alternative has to stand in an article to be enough without the others.
void ListReader::ask_for_enough() {
  const double* const shares = saturations_.of_length(0);
  const auto least_times = [&](double most, double besides) {
    std::uint32_t times = 0;
    while (times < Saturations::most_times && most * shares[times] + besides < enough_) ++times;
    return most + besides < enough_ ? never : times;
  };
  for (const auto& each : alternatives_) {
    if (each.word == nullptr) continue;
    each.word->enough = least_times(each.most, each.besides);
    each.word->enough_alone = each.form != nullptr ? least_times(each.own, each.besides) : each.word->enough;
  }
}

/// among   only these articles count; null: all
/// What may come besides is left to complete().
void ListReader::fill(Node& node, const Bits* among) {
  if (node.is_word()) {
    fill_word(node, among);
    return;
  }
  if (node.list->kind == List::Kind::Range) {
    fill_range(node, *among);
    return;
  }
  fill(*node.parts.front(), among);
  node.bits = node.parts.front()->bits;
  if (node.form != nullptr) fill_word(*node.form, nullptr);
  if (node.list->kind == List::Kind::AndMaybe) return;
  for (std::size_t i = 1; i < node.parts.size(); ++i) {
    const bool either = node.list->kind == List::Kind::Or;
    if (!either && is_empty(node.bits)) return;
    Node& part = *node.parts[i];
    fill(part, either ? among : &node.bits);
    for (std::size_t word = 0; word < node.bits.size(); ++word) {
      switch (node.list->kind) {
        case List::Kind::Or: node.bits[word] |= part.bits[word]; break;
        case List::Kind::And: node.bits[word] &= part.bits[word]; break;
        case List::Kind::AndNot: node.bits[word] &= ~part.bits[word]; break;
        default: break;
      }
    }
  }
}

/// Calls sink(place in the window, occurrences) for what a term holds of the window; for no more than that, where only a few
/// articles are asked for.
template <typename Sink>
void ListReader::read_slice(const Cursor& term, const Few& few, Sink&& sink) const {
  const auto* const articles = term.list->articles.data();
  const auto* const times = term.list->times.data();
  if (few.bits == nullptr || few.count * few_steps >= term.end - term.at) {
    for (std::size_t i = term.at; i < term.end; ++i) sink(articles[i] - begin_, times[i]);
    return;
  }
  std::size_t at = term.at;
  for_places(*few.bits, [&](std::uint32_t place) {
    if (at < term.end) at = find_from(term.list->articles, at, begin_ + place);
    if (at < term.end && articles[at] == begin_ + place) sink(place, times[at]);
  });
}

void ListReader::go_to_window(Cursor& term) const {
  const auto& articles = term.list->articles;
  term.at = term.end;
  if (term.at < articles.size() && articles[term.at] < begin_) term.at = find_from(articles, term.at, begin_);
  const bool any = term.at < articles.size() && articles[term.at] - begin_ < window;
  term.end = any ? find_from(articles, term.at, std::uint64_t{begin_} + window) : term.at;
}

/// Those of the window that the word was filled for; of a rare word they are few.
void ListReader::forget_times(Node& word) {
  if (postings_of(word) >= dense) {
    std::fill(word.times.begin(), word.times.end(), 0);
    return;
  }
  for (const auto& term : word.terms)
    for (std::size_t i = term.at; i < term.end; ++i) word.times[term.list->articles[i] - word.begin] = 0;
}

std::size_t ListReader::postings_of(const Node& word) {
  std::size_t postings = 0;
  for (const auto& term : word.terms) postings += term.end - term.at;
  return postings;
}

/// Its articles; of a word that may be enough by itself also how often it stands in each.
void ListReader::fill_word(Node& word, const Bits* among) const {
  if (word.filled) {
    word.bits.fill(0);
    word.often.fill(0);
    word.often_alone.fill(0);
  }
  if (word.summed) forget_times(word);
  word.filled = false;
  word.summed = word.weighs && word.enough != never;
  word.begin = begin_;
  for (auto& term : word.terms) {
    go_to_window(term);
    word.filled |= term.end > term.at;
  }
  if (!word.filled) return;
  if (word.summed) fill_sums(word);
  else fill_among(word, among);
}

void ListReader::fill_among(Node& word, const Bits* among) const {
  auto* const bits = word.bits.data();
  Bits left{};
  for (const auto& term : word.terms) {
    if (term.end == term.at) continue;
    Few few;
    if (among != nullptr && term.end - term.at >= window / 8) {
      for (std::size_t i = 0; i < left.size(); ++i) left[i] = (*among)[i] & ~bits[i];
      few = count_of(&left);
      if (few.count == 0) return;
    }
    read_slice(term, few, [bits](std::uint32_t place, std::uint32_t) { bits[place / 64] |= bit(place); });
  }
}

void ListReader::fill_sums(Node& word) const {
  auto* const bits = word.bits.data();
  auto* const sums = word.times.data();
  if (postings_of(word) < dense) {
    for (const auto& term : word.terms) {
      read_slice(term, {}, [bits, sums](std::uint32_t place, std::uint32_t times) {
        bits[place / 64] |= bit(place);
        sums[place] += times;
      });
    }
  } else {
    // The highest bit of a sum tells that there is one, and is taken off when all are there.
    for (const auto& term : word.terms) {
      read_slice(term, {}, [sums](std::uint32_t place, std::uint32_t times) {
        sums[place] = (sums[place] + times) | highest_bit;
      });
    }
    for (std::size_t i = 0; i < word.bits.size(); ++i) bits[i] = take_highest_bits(sums + 64 * i);
  }
  find_often(word);
}

void ListReader::find_often(Node& word) {
  for (std::size_t i = 0; i < word.bits.size(); ++i) {
    if (word.bits[i] == 0) continue;
    word.often[i] = word.bits[i] & at_least(word.times.data() + 64 * i, word.enough);
    word.often_alone[i] = word.enough_alone == word.enough
                              ? word.often[i]
                              : word.often[i] & at_least(word.times.data() + 64 * i, word.enough_alone);
  }
}

/// What weighing these articles of the window takes, and finding them did not.
void ListReader::complete(Node& node, const Few& promising) {
  if (node.list->kind == List::Kind::AndMaybe && node.form == nullptr) fill(*node.parts.back(), promising.bits);
  for (Node* part : node.parts) complete(*part, promising);
  if (!node.weighs || node.summed || node.begin != begin_ || !node.filled) return;
  node.summed = true;
  auto* const sums = node.times.data();
  for (const auto& term : node.terms)
    read_slice(term, promising, [sums](std::uint32_t place, std::uint32_t times) { sums[place] += times; });
}

void ListReader::fill_range(Node& node, const Bits& among) const {
  static_assert(window == index::Lists::days_at_once);
  const auto& range = *node.list->range;
  if (const auto days = days_of(range); days && count_of(&among).count > few_days) {
    const std::uint32_t* const numbers = lists_.days(range.slot, begin_);
    for (std::size_t i = 0; i < among.size(); ++i)
      node.bits[i] = among[i] == 0 ? 0 : among[i] & between(numbers + 64 * i, days->first, days->last);
    return;
  }
  node.bits = among;
  for_places(among, [&](std::uint32_t place) {
    const auto value = lists_.value(range.slot, begin_ + place);
    if (value.empty() || value < range.begin || (range.end && value > *range.end)) node.bits[place / 64] &= ~bit(place);
  });
}

Weighed ListReader::read(std::size_t count) {
  for (std::uint64_t begin = 0; begin <= lists_.last(); begin += window) {
    begin_ = static_cast<std::uint32_t>(begin);
    ask_for_enough();
    fill(*root_, nullptr);
    weigh_window(count);
  }
  return std::move(found_);
}

/// Those of 64 articles that hold two alternatives, or one often enough.
std::uint64_t ListReader::find_promising(std::size_t word) const {
  std::uint64_t one = 0, two = 0, enough = 0;
  for (const auto& each : alternatives_) {
    const std::uint64_t bits = each.node->bits[word];
    two |= one & bits;
    one |= bits;
    if (each.word == nullptr) enough |= bits;
    else
      enough |= bits & (each.word->often_alone[word] |
                        (each.form != nullptr ? each.word->often[word] & each.form->bits[word] : 0));
  }
  return (two | enough) & root_->bits[word];
}

void ListReader::weigh_window(std::size_t count) {
  Bits promising{};
  for (std::size_t word = 0; word < promising.size(); ++word) {
    if (root_->bits[word] == 0) continue;
    found_.matching += count_bits(root_->bits[word]);
    promising[word] = find_promising(word);
  }
  if (is_empty(promising)) return;
  complete(*root_, count_of(&promising));
  for_places(promising, [&](std::uint32_t place) {
    const auto length = lists_.length(begin_ + place);
    if (!may_be_among_best(place, length)) return;
    const double weight = weigh(*root_, place, length);
    found_.articles.push_back(begin_ + place);
    found_.weights.push_back(weight);
    if (count != all) note(weight, count);
  });
}

/// Words of lists that were not filled count too, which is more than the article weighs.
bool ListReader::may_be_among_best(std::uint32_t place, std::uint32_t length) const {
  const double* const shares = saturations_.of_length(length);
  double most = 0;
  for (const auto& word : weighing_)
    most += word.most * shares[std::min<std::size_t>(word.times[place], Saturations::most_times)];
  return most >= enough_;
}

/// The sums are those of Xapian, in its order.
double ListReader::weigh(const Node& node, std::uint32_t place, std::uint32_t length) const {
  if (node.is_word()) {
    // A term that stands in the list twice is counted twice.
    const auto times = node.list->kind == List::Kind::Synonym ? std::min(node.times[place], length) : node.times[place];
    return node.list->weight->of(times, length);
  }
  double sum = 0;  // nothing plus a weight is the weight
  for (const Node* part : node.parts) {
    if (part->list->weighs && part->holds(place)) sum += weigh(*part, place, length);
  }
  return sum;
}

void ListReader::note(double weight, std::size_t count) {
  if (best_.size() < count) {
    best_.push_back(weight);
    std::push_heap(best_.begin(), best_.end(), std::greater<>());
  } else if (weight > best_.front()) {
    std::pop_heap(best_.begin(), best_.end(), std::greater<>());
    best_.back() = weight;
    std::push_heap(best_.begin(), best_.end(), std::greater<>());
  }
  constexpr double rounding = 1e-9;  // of bounds and sums, much more than there is
  if (best_.size() == count) enough_ = best_.front() * (1 - rounding);
}

}  // namespace archive::search
