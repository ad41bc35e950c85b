// SPDX-License-Identifier: GPL-3.0-or-later
#include "copies.hpp"

#include <algorithm>
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

/// Of a sample of some twenty the measure is off by .1 as a rule: what misses by more is not looked at.
constexpr double margin = 0.6;

bool is_one_story(const text::Sketch& a, const text::Sketch& b) {
  constexpr auto none = text::Sketch::no_day;
  return a.title != 0 && a.title == b.title && a.day != none && b.day != none &&
         std::abs(std::int64_t{a.day} - b.day) <= days_of_one_story;
}

struct Thresholds {
  double resembling, contained;
};

bool reaches(const text::Overlap& overlap, const Thresholds& least, std::uint32_t smaller) {
  return overlap.resemblance() >= least.resembling ||
         (smaller >= least_contained && overlap.containment() >= least.contained);
}

Thresholds thresholds(const text::Sketch& a, const text::Sketch& b) {
  return is_one_story(a, b) ? Thresholds{resembling_under_one_title, contained_under_one_title}
                            : Thresholds{resembling, contained};
}

}  // namespace

std::string sketch_of(const core::Article& article) {
  return text::pack(text::make_sketch(text::title_hash(article.title),
                                      article.date ? article.date->number : text::Sketch::no_day,
                                      text::make_shingles(article.body)));
}

bool are_copies(const text::Sketch& a, const text::Shingles& in_a, const text::Sketch& b, const text::Shingles& in_b) {
  const auto smaller = std::min(a.shingles, b.shingles);
  if (smaller == 0) return false;
  if (smaller < least_shingles) return a.title != 0 && a.title == b.title && in_a == in_b;
  return reaches(text::compare(in_a, in_b), thresholds(a, b), smaller);
}

bool may_be_copies(const text::Sketch& a, const text::Sketch& b) {
  const auto smaller = std::min(a.shingles, b.shingles);
  if (smaller == 0) return false;
  const auto least = thresholds(a, b);
  return reaches(text::estimate(a, b), {least.resembling * margin, least.contained * margin}, smaller);
}

}  // namespace archive::ingest
