// SPDX-License-Identifier: GPL-3.0-or-later
/// Heads of common nouns before a name, and names that consist of one and its complements.
#include <algorithm>

#include "connectors.hpp"
#include "gazetteer.hpp"
#include "span_finder.hpp"
#include "word_set.hpp"

namespace archive::entities {

std::size_t SpanFinder::headed_name(std::size_t i) const {
  const Facts facts = words_.facts(i);
  bool proper = facts.has(Fact::OrganisationHead);
  constexpr std::uint64_t heads = bit(Fact::OrganisationHead) | bit(Fact::PlaceHead) | bit(Fact::EventHead);
  if (!facts.any_of(heads) || words_[i].shape == Shape::Upper) return i;
  std::size_t at = i + 1;
  // `le président de la République Paul Durand`, `le procureur de la République de Rennes`
  if (words_.word(i) == "République" && at + 1 < words_.size()) {
    const Match country = is_of(words_.word(at)) ? listed(at + 1) : Match{};
    const bool town = country.last > 0 && !country.entry.facts.has(Fact::Country);
    if (person_end(at) > at || town) return i;
  }
  std::size_t parts = 0;
  while (at < words_.size() && parts < 5) {
    const Token& token = words_[at];
    if (!token.is_word() || token.gap == Gap::Line) break;
    if (token.has_capital() && !token.elided) {
      if (words_[at].sentence_start) break;
      // `l'Assemblée nationale Anne Durand`, `l'Assemblée M. Durand`
      if (words_.facts(at).has(Fact::Title) && words_.word(at).size() <= 4) break;
      if (at > i + 1 && !words_[at - 1].has_capital() && words_[at - 1].is_word() && person_end(at) > at) break;
      // `les relations avec le Parlement Anne Durand`: a body that has its name already.
      if (at == i + 1 && is_body_of_state(words_.word(i)) && person_end(at) > at) break;
      at = unit_end(at);
      ++parts;
      proper = true;
      continue;
    }
    if (is_plain_adjective(at)) {
      // `l'Agence Durand diffusée hier`, `le Conseil présidé par`
      if (at > i + 1 && words_[at - 1].has_capital() && (words_.common(at - 1) & CommonNoun) == 0) break;
      if ((words_.common(at) & CommonParticiple) != 0 && at + 1 < words_.size() && words_[at + 1].is_word() &&
          words_[at + 1].shape == Shape::Lower && (words_.common(at + 1) & CommonOther) != 0)
        break;
      ++at;
      ++parts;
      continue;
    }
    if (const std::size_t behind = coordinated(at, facts); behind > at) {
      at = behind;
      continue;
    }
    const std::size_t behind = complement(at, facts);
    if (behind == at) break;
    // `le rejet à l'Assemblée nationale de la proposition de loi`
    if (words_[behind - 1].shape == Shape::Lower && facts_of(words_.key(i, at)).has(Fact::Organisation)) break;
    proper = proper || words_[behind - 1].has_capital();
    at = behind;
    ++parts;
  }
  // `les Ehpad épargnés`: what was done to it is no name.
  const bool done = parts == 1 && at == i + 2 && words_[i + 1].shape == Shape::Lower &&
                    (words_.common(i + 1) & CommonParticiple) != 0;
  return parts > 0 && proper && !done ? at : i;
}

bool SpanFinder::is_plain_adjective(std::size_t at) const {
  if (at >= words_.size() || !words_[at].is_word() || words_[at].elided || words_[at].shape != Shape::Lower)
    return false;
  const unsigned common = words_.common(at);
  return (common & CommonAdjective) != 0 && (common & (CommonVerb | CommonOther)) == 0;
}

std::size_t SpanFinder::coordinated(std::size_t at, Facts head) const {
  if (words_.word(at) != "et" || !head.has(Fact::OrganisationHead) || at + 1 >= words_.size() ||
      !words_.follows(at + 1))
    return at;
  const unsigned before = words_.common(at - 1);
  if (words_[at - 1].shape != Shape::Lower) return at;
  // `élu du Front national et membre du bureau`: who somebody is besides.
  const bool somebody = (words_.common(at + 1) & CommonNoun) != 0 && words_.facts(at + 1).has(Fact::Role) &&
                        at + 2 < words_.size() && words_[at + 2].is_word() && is_of(words_.word(at + 2));
  if (somebody) return at;
  if (is_plain_adjective(at + 1) && is_plain_adjective(at - 1)) return at + 2;
  if ((before & CommonNoun) == 0 || !is_of(words_.word(at + 1))) return at;
  const std::size_t behind = complement(at + 1, head);
  return behind > at + 1 && words_[behind - 1].shape == Shape::Lower ? behind : at;
}

bool SpanFinder::is_ordinal(std::size_t i) const {
  std::string_view word = words_.word(i);
  if (word.ends_with("ème")) word.remove_suffix(std::string_view("ème").size());
  else if (word.ends_with("e")) word.remove_suffix(1);
  else return false;
  return !word.empty() && word.find_first_not_of("IVX") == std::string_view::npos;
}

std::size_t SpanFinder::complement(std::size_t at, Facts head) const {
  if (!is_complement_preposition(words_.word(at))) return at;
  std::size_t noun = at + 1;
  while (noun < words_.size() && noun < at + 3 && words_[noun].is_word() && is_article(words_.word(noun))) ++noun;
  if (noun >= words_.size() || !words_[noun].is_word() || words_[noun].gap == Gap::Line) return at;
  if (words_[noun].has_capital()) {
    if (is_ordinal(noun)) return at;
    // The parties of somebody, and matches against somebody.
    const bool somebody = words_.facts(noun).has(Fact::FirstName) && person_end(noun) > noun;
    return is_of(words_.word(at)) && !(somebody && head.has(Fact::OrganisationHead)) ? unit_end(noun) : at;
  }
  const unsigned common = words_.common(noun);
  const bool is_noun = words_[noun].shape == Shape::Lower && (common & CommonNoun) != 0 && (common & CommonOther) == 0;
  return is_noun && head.any_of(bit(Fact::OrganisationHead)) && !words_[noun].elided ? unit_end(noun) : at;
}

bool SpanFinder::is_acronym_head(std::size_t i) const {
  if (words_[i].shape != Shape::Upper || words_[i].capitals_line || words_[i].gap == Gap::Hyphen) return false;
  const Facts facts = words_.facts(i);
  if (!facts.has(Fact::OrganisationHead) || i + 1 >= words_.size() || !words_.follows(i + 1)) return false;
  std::size_t next = i + 1;
  if (facts.has(Fact::OrganisationHeadDe) && is_of(words_.word(next))) ++next;
  if (next > i + 1 && next < words_.size() && is_article(words_.word(next))) ++next;
  return next < words_.size() && words_[next].shape == Shape::Capital && words_.follows(next);
}

SpanFinder::Head SpanFinder::head_ending_at(std::size_t at) const {
  for (std::size_t count = 4; count >= 1; --count) {
    if (at + 1 < count || at + 1 - count < floor()) continue;
    const std::size_t first = at + 1 - count;
    if (count == 1 && is_acronym_head(first)) return {first, words_.facts(first)};
    if (words_[first].shape != Shape::Lower || words_[first].elided || words_[first].gap == Gap::Hyphen) continue;
    bool together = true;
    for (std::size_t i = first + 1; i <= at; ++i)
      together = together && words_.follows(i) && words_[i].shape == Shape::Lower;
    if (!together || (count > 1 && !words_.facts(first).has(Fact::Longer))) continue;
    const Facts facts = count == 1 ? words_.facts(first) : facts_of(words_.key(first, at + 1));
    if (facts.any_of(head_facts)) return {first, facts};
  }
  return {};
}

void SpanFinder::take_head(Candidate& candidate) const {
  if (candidate.form == Form::Headed || !words_.follows(candidate.first)) return;
  if (candidate.facts.any_of(bit(Fact::Organisation) | bit(Fact::Acronym)) && !candidate.facts.has(Fact::Metonymy))
    return;
  std::size_t before = candidate.first - 1;
  if (before < floor()) return;
  std::size_t of = before;
  if (is_article(words_.word(of)) && of > floor() && words_.follows(of)) --of;
  const bool with_of = is_of(words_.word(of)) && of > floor() && words_.follows(of);
  if (with_of) before = of - 1;
  const Head head = head_ending_at(before);
  if (head.facts.bits == 0 || is_ordinal(candidate.first)) return;
  // `le président du parti Anne Durand` names her.
  if (!with_of && candidate.form == Form::PersonName && is_sure_first_name(candidate.first) && head.first > 1 &&
      words_.follows(head.first) && (is_of(words_.word(head.first - 1)) || is_article(words_.word(head.first - 1))) &&
      (words_.facts(head.first - 2).has(Fact::Role) ||
       (head.first > 2 && words_.facts(head.first - 3).has(Fact::Role))))
    return;
  const bool part =
      with_of ? head.facts.any_of(bit(Fact::OrganisationHeadDe) | bit(Fact::PlaceHeadDe) | bit(Fact::EventHeadDe))
              : !head.facts.has(Fact::OnlyBefore);
  if (!part || (candidate.form == Form::PersonName && head.facts.has(Fact::EventHead))) return;
  // `un comté du Texas`, `à ce stade Anne Durand`: a head that is told of as one of several does not name.
  const bool one_of_several = words_.follows(head.first) && is_determiner_of_one(words_.word(head.first - 1)) &&
                              head.facts.has(Fact::PlaceHead);
  if (one_of_several && (candidate.form == Form::PersonName || candidate.facts.any_of(place_facts))) return;
  candidate.first = static_cast<std::uint32_t>(head.first);
  candidate.form = Form::Headed;
  candidate.tied = with_of;
  candidate.facts = {};
  candidate.listed = {};
  // `ministère de l'Éducation nationale`
  std::size_t end = candidate.last;
  while (with_of && end < words_.size() && end < candidate.last + 2u && words_.follows(end) &&
         words_[end].shape == Shape::Lower && (words_.common(candidate.core) & CommonNoun) != 0 &&
         (words_.common(end) & CommonAdjective) != 0 && (words_.common(end) & (CommonVerb | CommonOther)) == 0) {
    ++end;
  }
  candidate.last = static_cast<std::uint32_t>(end);
}

bool SpanFinder::is_relation(std::string_view word) {
  static constexpr WordSet relations("père", "frère", "sœur", "soeur", "dame", "roi", "reine", "empereur",
                                     "impératrice", "prince", "princesse", "pape", "évêque", "archevêque", "imam",
                                     "sultan", "émir");
  return relations.contains(word);
}

void SpanFinder::take_particle(Candidate& candidate) const {
  const std::size_t at = candidate.first;
  if (candidate.form == Form::Headed || at < 2 || at - 1 <= floor() || !words_.follows(at)) return;
  std::size_t particle = at - 1;
  if (words_[particle].has_capital() || !is_particle(words_.word(particle))) return;
  if (particle > floor() + 1 && is_of(words_.word(particle - 1)) && words_.follows(particle)) --particle;
  if (particle == 0 || !words_.follows(particle)) return;
  const Facts title = words_.facts(particle - 1);
  const bool known_place = candidate.facts.any_of(place_facts);
  const bool short_title = words_[particle - 1].has_capital() && words_.word(particle - 1).size() <= 4;
  // `le capitaine des Bleus`, `le commandant de la Garde`: what somebody leads has its article, most surnames none.
  const std::string_view last = words_.word(at - 1);
  if (!short_title && (last == "des" || last == "du" || is_article(last))) return;
  if (!title.has(Fact::Title) || (known_place && !short_title)) return;
  // `la professeure d'EPS`
  if (words_[at].shape == Shape::Upper && !words_[at].capitals_line && !short_title) return;
  // `le frère d'Anne`, `le roi de Xanadu`
  if (is_relation(words_.word(particle - 1))) return;
  // `la secrétaire générale du PS`, `la politique générale d'Anne Durand`
  const bool adjective = (words_.common(particle - 1) & CommonAdjective) != 0 && particle > 1 &&
                         words_.follows(particle - 1) && words_[particle - 2].shape != Shape::Mark &&
                         !is_french_particle(words_.word(particle - 2)) &&
                         (words_.common(particle - 2) & CommonNoun) != 0;
  if (adjective || (candidate.form == Form::PersonName && is_first_name(at))) return;
  candidate.first = candidate.core = static_cast<std::uint32_t>(particle);
  candidate.facts = {};
  candidate.listed = {};
  candidate.form = Form::PersonName;
}

}  // namespace archive::entities
