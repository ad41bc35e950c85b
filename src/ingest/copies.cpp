// SPDX-License-Identifier: GPL-3.0-or-later
#include "copies.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace archive::ingest {
namespace {

/// Fewer 3-grams (seven words) tell nothing: "Lire la vidéo".
constexpr std::uint32_t least_shingles = 6;

/// In something longer, a text of fewer is an expression.
constexpr std::uint32_t least_contained = 16;

constexpr double resembling = 0.5, contained = 0.8;
constexpr double resembling_under_one_title = 0.25, contained_under_one_title = 0.5;
constexpr std::int32_t days_of_one_story = 2;

/// Bulletins and advisories are written to one template, week after week: under different titles, copies have to be closer
/// the more days lie between, and after a month in any case. Of 36,402 articles (news, and a thousand advisories), this keeps
/// 325 of 338 pairs of news and all of those known to be copies, and 788 of 4,063 pairs of advisories.
constexpr double resembling_later = 0.65, contained_later = 0.85;
constexpr double resembling_much_later = 0.9, contained_much_later = 0.95;
constexpr std::int32_t days_of_one_season = 30;

/// Of a sample of some twenty the measure is off by .1 as a rule: what misses by more is not looked at.
constexpr double margin = 0.6;

/// Nor is what misses by so many standard deviations of a sample, where that is closer: one copy in 300,000 does. Articles that
/// share paragraphs and lie years apart, for which the measure is high, mostly miss by more.
constexpr double deviations = 4.5;

struct Thresholds {
  double resembling, contained;
};

bool reaches(const text::Overlap& overlap, const Thresholds& least, std::uint32_t smaller) {
  return overlap.resemblance() >= least.resembling ||
         (smaller >= least_contained && overlap.containment() >= least.contained);
}

/// What a measure of at least `least` is in a sample of so many 3-grams.
double least_sampled(double least, std::size_t sample) {
  if (sample == 0) return least * margin;
  const double deviation = std::sqrt(least * (1 - least) / static_cast<double>(sample));
  return std::max(least * margin, least - deviations * deviation);
}

Thresholds in_sample(const Thresholds& least, const text::Overlap& overlap) {
  return {least_sampled(least.resembling, overlap.first + overlap.second - overlap.common),
          least_sampled(least.contained, std::min(overlap.first, overlap.second))};
}

/// For two articles that have a telling title and a day. None is lower for more days, or for other titles.
Thresholds thresholds(bool one_title, std::int64_t days) {
  if (days > days_of_one_season) return {resembling_much_later, contained_much_later};
  if (days > days_of_one_story) {
    if (one_title) return {resembling, contained};
    return {resembling_later, contained_later};
  }
  if (one_title) return {resembling_under_one_title, contained_under_one_title};
  return {resembling, contained};
}

Thresholds thresholds(const text::Sketch& a, const text::Sketch& b) {
  constexpr auto none = text::Sketch::no_day;
  if (!text::is_telling_title(a.title) || !text::is_telling_title(b.title) || a.day == none || b.day == none)
    return {resembling, contained};
  return thresholds(a.title == b.title, std::abs(std::int64_t{a.day} - b.day));
}

Thresholds thresholds(const Brief& a, const Brief& b) {
  if (!a.has_title_and_day() || !b.has_title_and_day()) return {resembling, contained};
  return thresholds(!a.has_other_title(b), a.days_from(b));
}

bool may_share(std::size_t shared, std::size_t a, std::size_t b, const Thresholds& least) {
  // Of a sketch of so few, a part may say something of both texts.
  if (std::min(a, b) <= text::always_kept_keys) return true;
  const text::Overlap overlap{std::min({shared, a, b}), a, b};
  // Less than the margin is never enough, which is true of nearly all and quickly told.
  if (overlap.resemblance() < least.resembling * margin && overlap.containment() < least.contained * margin)
    return false;
  const Thresholds sampled = in_sample(least, overlap);
  return overlap.resemblance() >= sampled.resembling || overlap.containment() >= sampled.contained;
}

/// Of the words that one title and its text have, so many as a third may stand in the other text by chance.
constexpr std::size_t by_chance = 3;

/// What one title says, the other does not, and the text below it does: how much of that the other text says too.
struct OwnWords {
  std::size_t all = 0, shared = 0;

  [[nodiscard]] bool some_missing() const { return shared < all; }
  [[nodiscard]] bool most_missing() const { return all > 0 && shared * by_chance <= all; }
};

OwnWords own_words(const Subject& of, const Subject& other) {
  const auto holds = [](const text::Words& words, std::uint64_t word) {
    return std::binary_search(words.begin(), words.end(), word);
  };
  OwnWords own;
  for (const auto word : of.title) {
    if (holds(other.title, word) || !holds(of.body, word)) continue;
    ++own.all;
    if (holds(other.body, word)) ++own.shared;
  }
  return own;
}

}  // namespace

Subject subject_of(const core::Article& article) {
  return {text::make_words(article.title), text::make_words(article.body)};
}

bool have_different_subjects(const Subject& a, const Subject& b) {
  const auto of_a = own_words(a, b), of_b = own_words(b, a);
  return of_a.some_missing() && of_b.some_missing() && (of_a.most_missing() || of_b.most_missing());
}

std::string sketch_of(const core::Article& article) {
  return text::pack(text::make_sketch(text::title_hash(article.title),
                                      article.date ? article.date->number : text::Sketch::no_day,
                                      text::make_shingles(article.body)));
}

bool are_copies(const text::Sketch& a, const text::Shingles& in_a, const text::Sketch& b, const text::Shingles& in_b) {
  const auto smaller = std::min(a.shingles, b.shingles);
  if (smaller == 0) return false;
  if (smaller < least_shingles) return text::is_telling_title(a.title) && a.title == b.title && in_a == in_b;
  return reaches(text::compare(in_a, in_b), thresholds(a, b), smaller);
}

bool may_be_copies(const Brief& a, const Brief& b, std::size_t shared) {
  return may_share(shared, a.keys(), b.keys(), thresholds(a, b));
}

bool may_be_copies(const text::Sketch& a, const text::Sketch& b) {
  const auto smaller = std::min(a.shingles, b.shingles);
  if (smaller == 0) return false;
  const auto least = thresholds(a, b);
  const auto overlap = text::estimate(a, b);
  return reaches(overlap, in_sample(least, overlap), smaller);
}

}  // namespace archive::ingest
