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
  const auto [known, is_new] = by_ends_.try_emplace(ends, people_.size());
  if (is_new) people_.emplace_back();
  const std::size_t number = known->second;
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
    note(surnames_, words.key(at, candidate.last), number);
  }
  note(first_names_, words.key(candidate.first, behind), number);
  return number;
}

void People::note(Numbers& numbers, Key key, std::size_t person) {
  const auto [first, behind] = numbers.equal_range(key);
  if (std::none_of(first, behind, [&](const auto& known) { return known.second == person; }))
    numbers.emplace(key, person);
}

std::optional<std::size_t> People::by_surname(const Words& words, const Candidate& candidate, std::size_t place) const {
  const std::size_t behind = first_unit_end(words, candidate);
  const bool with_initials = behind < candidate.last && is_initials(words, candidate.first, behind);
  const std::size_t first = with_initials ? behind : candidate.first;
  const auto [same, same_end] = surnames_.equal_range(words.key(first, candidate.last));
  if (same == same_end) return {};
  std::vector<std::size_t> fitting;
  const std::string initials = with_initials ? initials_of(words, candidate.first, behind) : "";
  for (auto at = same; at != same_end; ++at) {
    const std::size_t number = at->second;
    const Person& person = people_[number];
    if (with_initials && person.initials != initials) continue;
    if (candidate.title_gender != Gender::Unknown && person.gender != Gender::Unknown &&
        person.gender != candidate.title_gender)
      continue;
    fitting.push_back(number);
  }
  if (fitting.size() <= 1) return fitting.empty() ? std::nullopt : std::optional(fitting.front());
  // Of several, the one named last before this place.
  std::optional<std::size_t> nearest;
  std::size_t nearest_place = 0;
  for (const std::size_t number : fitting) {
    const auto& places = people_[number].places;
    const auto after = std::lower_bound(places.begin(), places.end(), place);
    if (after == places.begin()) continue;
    if (!nearest || *std::prev(after) > nearest_place) {
      nearest = number;
      nearest_place = *std::prev(after);
    }
  }
  return nearest;
}

std::optional<std::size_t> People::by_first_name(Key key, std::size_t place) const {
  const auto [found, behind] = first_names_.equal_range(key);
  if (found == behind || std::next(found) != behind) return {};
  const std::size_t number = found->second;
  if (people_[number].places.empty() || people_[number].places.front() > place) return {};
  return number;
}

}  // namespace archive::entities
