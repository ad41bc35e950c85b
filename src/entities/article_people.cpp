// SPDX-License-Identifier: GPL-3.0-or-later
/// The persons of an article: full names, and the shorter forms that mean them.
#include "article.hpp"

#include <algorithm>

#include "connectors.hpp"

namespace archive::entities {

void Article::find_people() {
  for (std::size_t i = 0; i < found_.size(); ++i) {
    const Found& found = found_[i];
    if (!found.shown || found.verdict.kind != Kind::Person) continue;
    const Words& text = words(found.part);
    const Candidate& candidate = found.candidate;
    if (is_particle(text.word(candidate.first)) && !text[candidate.first].has_capital()) continue;
    std::size_t units = 0;
    bool has_word = false;
    for (std::size_t at = candidate.first; at < candidate.last; ++at) {
      if (!text[at].is_word()) continue;
      if (at == candidate.first || text[at].gap != Gap::Hyphen) ++units;
      has_word = has_word || (text[at].shape != Shape::Initial && at + 1 < candidate.last);
    }
    const bool first_name = candidate.form == Form::PersonName || text.facts(candidate.first).has(Fact::FirstName) ||
                            !candidate.short_title;
    if (units >= 2 && has_word && first_name && text[candidate.first].shape != Shape::Initial &&
        !is_particle(text.word(candidate.first))) {
      found_[i].person = people_.add(text, candidate, i);
    }
  }
  people_.close();
}

/// Whether nothing but a surname of the article speaks for or against the mention.
bool Article::may_be_surname(const Found& found) const {
  const Words& text = words(found.part);
  const Candidate& candidate = found.candidate;
  if (candidate.form == Form::Headed) return false;
  if (text.follows(candidate.first) && is_plural_adjective(text, candidate.first - 1)) return false;
  if (candidate.titled) return true;
  const auto strongest =
      std::max({candidate.score(Kind::Place), candidate.score(Kind::Org), candidate.score(Kind::Product)});
  if (candidate.facts.any_of(bit(Fact::Country)) || strongest >= 4.4f) return false;
  if (candidate.weak_start && candidate.last - candidate.first == 1 &&
      (text.common(candidate.first) & CommonWord) != 0) {
    return candidate.score(Kind::Person) >= 1.4f;
  }
  return true;
}

/// Whether the mention can be a first name.
bool Article::is_given(const Found& found) const {
  const Words& text = words(found.part);
  const std::size_t first = found.candidate.first;
  const unsigned common = text.common(first);
  if (found.candidate.nobody >= 3 || ((common & CommonWord) != 0 && (common & LexiconName) == 0)) return false;
  return text.facts(first).has(Fact::FirstName) || (common & LexiconFirstName) != 0 || found.candidate.facts.bits == 0;
}

/// `le duel Durand-Morel`: two persons of the article, tied by a hyphen.
bool Article::is_pair(const Found& found) const {
  const Words& text = words(found.part);
  const Candidate& candidate = found.candidate;
  if (candidate.last - candidate.first != 2 || text[candidate.first + 1].gap != Gap::Hyphen) return false;
  return people_.has_surname(text.key(candidate.first, candidate.first + 1)) &&
         people_.has_surname(text.key(candidate.first + 1, candidate.last));
}

void Article::join_people() {
  for (std::size_t i = 0; i < found_.size(); ++i) {
    Found& found = found_[i];
    const Words& text = words(found.part);
    if (!found.candidate.titled && is_pair(found) && !people_.has_surname(found.key)) {
      found.shown = false;
      continue;
    }
    // Most are called like nobody whom the article names in full, which is found out at less cost than the rest.
    auto person = people_.by_surname(text, found.candidate, i);
    const auto given = person ? std::nullopt : people_.by_first_name(found.key, i);
    const bool bare = found.candidate.form == Form::Run && found.candidate.facts.bits == 0;
    const bool surname = !person && bare && people_.has_surname(found.key);
    if ((!person && !given && !surname) || !may_be_surname(found)) continue;
    std::string_view why = "surname of a full name in the article";
    const bool common = (text.common(found.candidate.first) & CommonWord) != 0;
    const bool open = !found.shown || (found.verdict.kind == Kind::Person && !found.candidate.titled);
    if (!person && open && !(found.candidate.weak_start && common) && is_given(found)) {
      person = given;
      why = "first name of a full name in the article";
    }
    if (!person) {
      if (surname) {
        found.shown = true;
        found.verdict.kind = Kind::Person;
        found.verdict.score = std::max(found.verdict.score, shown_score);
        found.evidence = "surname of several persons in the article";
      }
      continue;
    }
    found.shown = true;
    found.verdict.kind = Kind::Person;
    found.verdict.score = std::max(found.candidate.score(Kind::Person), deciding_score);
    found.evidence = why;
    found.name = people_.name(*person);
  }
  // A full name is a name too.
  for (std::size_t i = 0; i < found_.size(); ++i) {
    Found& found = found_[i];
    if (!found.shown || found.verdict.kind != Kind::Person || !found.name.empty()) continue;
    const bool capitals = words(found.part)[found.candidate.first].capitals_line;
    found.name = capitals && found.person ? people_.name(*found.person) : written(found);
  }
}

}  // namespace archive::entities
