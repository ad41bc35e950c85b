// SPDX-License-Identifier: GPL-3.0-or-later
#include "people.hpp"

#include <algorithm>

#include "connectors.hpp"

namespace archive::entities {
namespace {

/// Where the words tied by hyphens to the first one end.
std::size_t first_unit_end(const Words& words, const Candidate& candidate) {
  std::size_t at = candidate.first + 1;
  while (at < candidate.last && (words[at].gap == Gap::Hyphen || words[at].shape == Shape::Initial)) ++at;
  return at;
}

std::string initials_of(const Words& words, std::size_t first, std::size_t last) {
  std::string initials;
  for (std::size_t i = first; i < last; ++i) {
    if (!words[i].is_word() || !words[i].has_capital()) continue;
    const std::string plain = folded(words.word(i));
    // `JP` stands for two names, `Jean` for one.
    if (words[i].shape == Shape::Upper && plain.size() <= 3) {
      initials += plain;
    } else if (!plain.empty()) {
      initials += plain.front();
    }
  }
  return initials;
}

bool is_initials(const Words& words, std::size_t first, std::size_t last) {
  for (std::size_t i = first; i < last; ++i) {
    if (words[i].shape == Shape::Initial || !words[i].is_word()) continue;
    if (words[i].shape != Shape::Upper || words.word(i).size() > 3) return false;
  }
  return true;
}

}  // namespace

std::size_t People::add(const Words& words, const Candidate& candidate, std::size_t place) {
  const std::size_t behind = first_unit_end(words, candidate);
  std::size_t last_unit = candidate.last - 1;
  while (last_unit > behind && words[last_unit].gap == Gap::Hyphen) --last_unit;
  const Key ends = join(words.key(candidate.first, behind), words.key(last_unit, candidate.last));
  const std::size_t number = by_ends_.number(ends);
  if (number == people_.size()) people_.emplace_back();
  Person& person = people_[number];
  const std::size_t count = candidate.last - candidate.first;
  // A name in capitals is that of a headline: how it is written the text tells.
  const bool capitals = words[candidate.last - 1].shape == Shape::Upper;
  if (count > person.words || (count == person.words && person.capitals && !capitals)) {
    person.capitals = capitals;
    person.words = count;
    person.name = words.words(candidate.first, candidate.last);
    person.initials = initials_of(words, candidate.first, behind);
  }
  const Facts first = words.facts(candidate.first);
  if (candidate.title_gender != Gender::Unknown) {
    person.gender = candidate.title_gender;
  } else if (person.gender == Gender::Unknown) {
    person.gender = first.has(Fact::Male) ? Gender::Male : first.has(Fact::Female) ? Gender::Female : Gender::Unknown;
  }
  person.places.push_back(place);
  for (std::size_t at = behind; at < candidate.last; ++at) {
    if (!words[at].is_word() || (at > behind && words[at].gap == Gap::Hyphen)) continue;
    surnames_.push_back({words.key(at, candidate.last), number});
  }
  first_names_.push_back({words.key(candidate.first, behind), number});
  return number;
}

void People::close() {
  for (Names* names : {&surnames_, &first_names_}) {
    std::sort(names->begin(), names->end());
    names->erase(std::unique(names->begin(), names->end()), names->end());
  }
}

std::span<const People::Called> People::with(const Names& names, Key key) {
  const auto first = std::lower_bound(names.begin(), names.end(), Called{key, 0});
  const auto behind = std::find_if(first, names.end(), [&](const Called& one) { return one.key != key; });
  return {first, behind};
}

std::optional<std::size_t> People::by_surname(const Words& words, const Candidate& candidate, std::size_t place) const {
  const std::size_t behind = first_unit_end(words, candidate);
  const bool with_initials = behind < candidate.last && is_initials(words, candidate.first, behind);
  const std::size_t first = with_initials ? behind : candidate.first;
  const auto same = with(surnames_, words.key(first, candidate.last));
  if (same.empty()) return {};
  const std::string initials = with_initials ? initials_of(words, candidate.first, behind) : "";
  // Of several, the one named last before this place.
  std::size_t fitting = 0, nearest_place = 0;
  std::optional<std::size_t> only, nearest;
  for (const Called& one : same) {
    const Person& person = people_[one.person];
    if (with_initials && person.initials != initials) continue;
    if (candidate.title_gender != Gender::Unknown && person.gender != Gender::Unknown &&
        person.gender != candidate.title_gender)
      continue;
    ++fitting;
    only = one.person;
    const auto after = std::lower_bound(person.places.begin(), person.places.end(), place);
    if (after == person.places.begin()) continue;
    if (!nearest || *std::prev(after) > nearest_place) {
      nearest = one.person;
      nearest_place = *std::prev(after);
    }
  }
  return fitting == 1 ? only : nearest;
}

std::optional<std::size_t> People::by_first_name(Key key, std::size_t place) const {
  const auto same = with(first_names_, key);
  if (same.size() != 1) return {};
  const std::size_t number = same.front().person;
  if (people_[number].places.empty() || people_[number].places.front() > place) return {};
  return number;
}

}  // namespace archive::entities
