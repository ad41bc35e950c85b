// SPDX-License-Identifier: GPL-3.0-or-later
/// What one article teaches the archive, and what the archive has taught of it.
#include <algorithm>
#include <tuple>

#include "article.hpp"
#include "lessons.hpp"

namespace archive::entities {
namespace {

/// A form that stays what it is only where it is no word of the language and no name of the lists: `le juge Petit` does not
/// make every `Petit` a person.
bool can_be_learned(const Words& words, std::size_t first, std::size_t last) {
  constexpr std::size_t shortest = 3;  // letters
  const std::size_t end = last - 1;
  if (words[end].shape != Shape::Capital && words[end].shape != Shape::Mixed) return false;
  if (!words[first].has_capital() || words.words(first, last).size() < shortest) return false;
  if (last - first == 1) {
    const unsigned common = words.common(first);
    const Facts facts = words.facts(first);
    if ((common & CommonWord) != 0 || facts.has(Fact::FirstName)) return false;
    if (facts.any_of(place_facts | bit(Fact::Demonym) | bit(Fact::Organisation) | bit(Fact::Acronym) |
                     bit(Fact::Product) | bit(Fact::NoName)))
      return false;
  }
  return !words[first].capitals_line;
}

/// Where the surname begins: behind a first name, if one stands before it.
std::size_t surname_begin(const Words& words, const Candidate& candidate) {
  std::size_t at = candidate.first + 1;
  while (at < candidate.last && (words[at].gap == Gap::Hyphen || words[at].shape == Shape::Initial)) ++at;
  return at < candidate.last ? at : candidate.first;
}

}  // namespace

void Article::sight() {
  for (const Found& found : found_) {
    const Candidate& candidate = found.candidate;
    const Kind kind = found.verdict.kind;
    if (!found.shown || kind == Kind::Product || !candidate.is_told(kind) || candidate.contracted) continue;
    const Words& text = words(found.part);
    const auto note = [&](std::size_t first, std::size_t last) {
      if (can_be_learned(text, first, last)) sightings_.push_back({kind, std::string(text.words(first, last)), {}});
    };
    if (kind != Kind::Person) {
      if (!candidate.tied && candidate.core < candidate.last) note(candidate.core, candidate.last);
      continue;
    }
    const std::size_t surname = surname_begin(text, candidate);
    note(surname, candidate.last);
    if (surname != candidate.first && candidate.form != Form::PersonName) note(candidate.first, candidate.last);
  }
}

std::vector<Sighting> Article::sightings() const {
  std::vector<Sighting> sorted = sightings_;
  const auto key = [](const Sighting& one) { return std::tie(one.kind, one.form, one.name); };
  std::sort(sorted.begin(), sorted.end(), [&](const auto& a, const auto& b) { return key(a) < key(b); });
  sorted.erase(
      std::unique(sorted.begin(), sorted.end(), [&](const auto& a, const auto& b) { return key(a) == key(b); }),
      sorted.end());
  return sorted;
}

void Article::apply_lessons() {
  if (lessons_.empty()) return;
  for (Found& found : found_) {
    auto lesson = lessons_.taught(found.key);
    if (!lesson) lesson = lessons_.taught(found.core);
    // A mention that the article joins to a longer form goes where that form goes.
    if (!lesson && found.shown && !found.name.empty()) lesson = lessons_.taught(key_of(found.name));
    if (lesson && lesson->learned) apply_learned(found, *lesson);
    else if (lesson) {
      found.shown = true;
      found.verdict.kind = lesson->kind;
      found.verdict.score = std::max(found.verdict.score, 2 * shown_score);
      found.name = lesson->name;
      found.evidence = "said by the user";
    }
    if (!lessons_.denies_any()) continue;
    const Kind kind = found.verdict.kind;
    if (lessons_.denies(found.key, kind) || lessons_.denies(found.core, kind) ||
        (found.shown && lessons_.denies(key_of(found.name), kind)))
      found.shown = false;
  }
}

/// What the archive has concluded shows what the article leaves open, and gives an unexplained acronym its long form.
void Article::apply_learned(Found& found, const Taught& lesson) {
  const Candidate& candidate = found.candidate;
  const bool acronym = !lesson.name.empty();
  if (found.shown) {
    if (acronym && found.verdict.kind == Kind::Org && !acronyms_.contains(found.core)) found.name = lesson.name;
    return;
  }
  constexpr float most_against = 2.5f;
  const bool weak = candidate.weak_start && (words(found.part).common(candidate.first) & CommonWord) != 0;
  if (candidate.nobody > most_against || weak) return;
  for (std::size_t k = 0; k < kind_count; ++k) {
    // Words that say another kind in this article are above what other articles say.
    if (k != static_cast<std::size_t>(lesson.kind) && candidate.scores[k] >= shown_score) return;
  }
  found.shown = true;
  found.verdict.kind = lesson.kind;
  found.verdict.score = std::max(found.verdict.score, shown_score);
  found.name = acronym ? lesson.name : written(found);
  found.evidence = "learned from other articles of the archive";
}

}  // namespace archive::entities
