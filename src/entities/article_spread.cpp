// SPDX-License-Identifier: GPL-3.0-or-later
/// What one mention proves for others: of the same form, and of those it is enumerated with.
#include "article.hpp"

#include <algorithm>

#include "connectors.hpp"

namespace archive::entities {

void Article::spread() {
  std::vector<Scores> proofs(cores_.size());
  for (const Found& found : found_) {
    if (!found.shown || found.verdict.score < deciding_score) continue;
    float& best = proofs[found.core_number][static_cast<std::size_t>(found.verdict.kind)];
    best = std::max(best, found.verdict.score);
  }
  for (Found& found : found_) {
    const Scores& best = proofs[found.core_number];
    prefer_product(found, best);
    if (found.shown || found.candidate.nobody > quoted_whole || best == Scores{}) continue;
    const Words& text = words(found.part);
    if (found.candidate.weak_start && found.candidate.last - found.candidate.first == 1 &&
        (text.common(found.candidate.first) & CommonWord) != 0) {
      continue;
    }
    const auto kind = static_cast<std::size_t>(std::max_element(best.begin(), best.end()) - best.begin());
    const bool alone = std::count_if(best.begin(), best.end(), [](float score) { return score > 0; }) == 1;
    if (!alone && static_cast<std::size_t>(found.verdict.kind) != kind) continue;
    if (static_cast<Kind>(kind) == Kind::Person && !found.candidate.titled && is_behind_article(text, found.candidate))
      continue;
    found.shown = true;
    found.verdict.kind = static_cast<Kind>(kind);
    found.verdict.score = shown_score;
    found.evidence = "better proven elsewhere in the article";
    if (found.verdict.kind == Kind::Person) found.name = written(found);
  }
}

/// `le logiciel espion Julia` proves that `Julia` alone is nobody, unless the article names somebody so in full.
void Article::prefer_product(Found& found, const Scores& best) const {
  constexpr auto product = static_cast<std::size_t>(Kind::Product), person = static_cast<std::size_t>(Kind::Person);
  if (!found.shown || found.verdict.kind != Kind::Person || found.candidate.titled || found.person) return;
  if (best[product] < deciding_score || best[person] >= best[product] || people_.has_surname(found.core)) return;
  found.verdict = {Kind::Product, shown_score, 0};
  found.evidence = "better proven elsewhere in the article";
  found.name = written(found);
}

/// Whether a comma or `et`, `ou`, and small words like an article, is all that parts a mention from the next.
bool Article::coordinated(const Found& left, const Found& right) const {
  if (left.part != right.part) return false;
  const Words& text = words(left.part);
  std::size_t at = left.candidate.last;
  const std::size_t end = right.candidate.first;
  if (at >= end || end - at > 4) return false;
  bool joins = false;
  for (; at < end; ++at) {
    if (text[at].gap == Gap::Line) return false;
    if (text[at].mark == ',') {
      joins = true;
      continue;
    }
    if (!text[at].is_word()) return false;
    const std::string_view word = text.word(at);
    if (word == "et" || word == "ou") {
      joins = true;
    } else if (!joins || !(is_article(word) || is_of(word) || is_place_preposition(word))) {
      return false;
    }
  }
  return joins;
}

/// What stands among others of one kind is of that kind, where nothing speaks for another: `Arras, Lens et Liévin`.
void Article::coordinate() {
  for (std::size_t begin = 0; begin < found_.size();) {
    std::size_t end = begin + 1;
    while (end < found_.size() && coordinated(found_[end - 1], found_[end])) ++end;
    if (end - begin > 1) {
      std::array<std::size_t, kind_count> shown{};
      for (std::size_t i = begin; i < end; ++i) {
        if (found_[i].shown) ++shown[static_cast<std::size_t>(found_[i].verdict.kind)];
      }
      const auto most = static_cast<std::size_t>(std::max_element(shown.begin(), shown.end()) - shown.begin());
      const bool alone = std::count(shown.begin(), shown.end(), 0u) == static_cast<long>(kind_count) - 1;
      for (std::size_t i = begin; i < end && alone; ++i) join_others(found_[i], static_cast<Kind>(most), shown[most]);
    }
    begin = end;
  }
}

/// Shows a mention as one more of the kind of those beside it.
void Article::join_others(Found& found, Kind kind, std::size_t others) const {
  const Words& text = words(found.part);
  const Candidate& candidate = found.candidate;
  const bool plain_form = candidate.form == Form::Run || candidate.form == Form::Listed;
  const bool common = (text.common(candidate.first) & CommonWord) != 0;
  if (found.shown || !plain_form) return;
  // `Libération et Le Figaro l'affirment`: a listed body, though its name is a common word too.
  const bool known_body = kind == Kind::Org && candidate.form == Form::Listed &&
                          candidate.facts.has(Fact::Organisation) && !candidate.facts.any_of(place_facts);
  if (candidate.weak_start && common && !known_body) return;
  const bool acronym = text[candidate.first].shape == Shape::Upper;
  float against = candidate.nobody;
  for (std::size_t k = 0; k < kind_count; ++k) {
    if (k != static_cast<std::size_t>(kind)) against = std::max(against, candidate.scores[k]);
  }
  const bool known_place = candidate.facts.any_of(place_facts);
  switch (kind) {
    case Kind::Place:
      if (acronym || against > (known_place ? 2.1f : 0.5f) || (!known_place && others < 2)) return;
      break;
    case Kind::Org:
      if (known_body) break;
      if (known_place || against > 1.0f || others < 2 || (text.common(candidate.core) & CommonWord) != 0) return;
      break;
    default: return;
  }
  found.shown = true;
  found.verdict.kind = kind;
  found.verdict.score = shown_score;
  found.evidence = "beside others of its kind";
}

}  // namespace archive::entities
