// SPDX-License-Identifier: GPL-3.0-or-later
/// Names of people: where they begin and end.
#include <algorithm>
#include <array>

#include "connectors.hpp"
#include "gazetteer.hpp"
#include "span_finder.hpp"

namespace archive::entities {

std::size_t SpanFinder::before_person(std::size_t i, const Match& match) const {
  const std::size_t end = match.last > i ? match.last : unit_end(i);
  if (!begins_unit(end)) return i;
  // `a confié à l'AFP Slimane, 66 ans`, `le député UDR Pia-Maria Durand`, `écrit sur Facebook Nasri Sayed`
  if (match.last == end && match.entry.facts.any_of(bit(Fact::Acronym) | bit(Fact::Organisation)) &&
      !match.entry.facts.any_of(place_facts) && !is_first_name(i) && person_end(end) <= end && is_of_people(end))
    return end;
  if (person_end(end) <= end || !is_sure_first_name(end)) {
    // `le Slovène Primoz Roglic`, `pour l'Afghanistan Zalmay Khalilzad`: two words that no list has.
    const bool two = begins_unit(unit_end(end)) && listed(end).last <= end;
    const bool origin = words_.facts(i).has(Fact::Demonym) && end == unit_end(i);
    const bool country = match.last == end && match.entry.facts.has(Fact::Country);
    const bool tied = words_.follows(i) && (is_french_particle(words_.word(i - 1)) || begins_with_article(i));
    return two && tied && (origin || country) ? end : i;
  }
  constexpr std::uint64_t heads = bit(Fact::OrganisationHead) | bit(Fact::PlaceHead) | bit(Fact::EventHead) |
                                  bit(Fact::ProductHead) | bit(Fact::Title);
  const Facts facts = words_.facts(i);
  if (facts.any_of(heads) && words_.word(i) != "République") return i;
  if (words_[i].shape == Shape::Mixed && end == i + 1) return is_first_name(i) ? i : end;
  const bool of = words_.follows(i) && (is_of(words_.word(i - 1)) || is_place_preposition(words_.word(i - 1)));
  // `le maire de Lyon Anne Durand`, `le maire UDR de Lyon Anne Durand`
  const auto is_role = [&](std::size_t at) { return words_.follows(at + 1) && words_.facts(at).has(Fact::Role); };
  const bool of_role =
      of && i > 1 &&
      (is_role(i - 2) ||
       (i > 2 && words_.follows(i - 1) && words_[i - 2].has_capital() &&
        facts_of(words_[i - 2].key).any_of(bit(Fact::Acronym) | bit(Fact::Organisation)) && is_role(i - 3)));
  if (match.last > i && match.entry.facts.any_of(place_facts)) {
    const bool name_too = is_first_name(i) && is_sure_first_name(i);
    if (of_role || (of && !name_too) || (end > i + 1 && !name_too)) return end;
    if (!is_article(words_.follows(i) ? words_.word(i - 1) : "")) return i;
  }
  if (match.last > i && match.entry.facts.any_of(bit(Fact::Acronym) | bit(Fact::NoName))) return end;
  // `réjoui sur Twitter Anne Durand`
  if (match.last == end && match.entry.facts.has(Fact::Organisation) && !is_first_name(i)) return end;
  const unsigned common = words_.common(i);
  const std::string_view before = words_.follows(i) ? words_.word(i - 1) : std::string_view();
  const bool article = is_article(before) || before == "un" || before == "une" || before == "au" || before == "du" ||
                       begins_with_article(i);
  const bool possible = article || (is_of(before) && !is_first_name(i));
  const bool origin = possible && end == unit_end(i) && ((common & CommonWord) != 0 || facts.has(Fact::Demonym));
  return origin ? end : i;
}

bool SpanFinder::is_of_people(std::size_t i) const {
  const bool given = (words_.common(i) & LexiconFirstName) != 0;
  if (words_[i].shape != Shape::Capital || ((words_.common(i) & CommonWord) != 0 && !given)) return false;
  const Facts facts = words_.facts(i);
  if (facts.any_of(place_facts & ~bit(Fact::Commune)) && !given) return false;
  const std::size_t end = unit_end(i);
  if (begins_unit(end)) {
    return words_[end].shape == Shape::Capital && (words_.common(end) & CommonWord) == 0 &&
           (end > i + 1 || facts.any_of(bit(Fact::FirstName) | bit(Fact::Surname)));
  }
  // A first name by itself where an age or a role is told behind it.
  return facts.has(Fact::FirstName) && end < words_.size() && words_[end].mark == ',';
}

bool SpanFinder::begins_with_article(std::size_t i) const {
  if (!words_.follows(i) || !words_[i - 1].sentence_start) return false;
  const std::string_view before = words_.word(i - 1);
  return before == "Le" || before == "La" || before == "L'" || before == "L’";
}

bool SpanFinder::is_sure_first_name(std::size_t i) const {
  const unsigned common = words_.common(i);
  if (words_[i].shape == Shape::Initial) return (words_.word(i).size() > 1);
  return (common & LexiconFirstName) != 0 || (common & CommonWord) == 0;
}

std::size_t SpanFinder::behind_title(std::size_t i) const {
  const Token& token = words_[i];
  if (token.shape == Shape::Mixed || token.shape == Shape::Upper) return i;
  const Facts facts = words_.facts(i);
  if (!facts.any_of(bit(Fact::Title) | bit(Fact::Role))) return i;
  std::size_t next = i + 1;
  if (next < words_.size() && words_[next].mark == '.' && words_[next].gap == Gap::None) ++next;
  if (next >= words_.size() || !words_[next].is_word() || words_[next].gap == Gap::Line) return i;
  const bool short_title = facts.has(Fact::Title) && words_.word(i).size() <= 4;
  // `Don Siegel`
  if (facts.has(Fact::FirstName) && !token.sentence_start && next == i + 1) return i;
  if (words_[next].gap == Gap::Hyphen) return i;
  if (words_[next].has_capital()) return short_title || (words_.common(i) & CommonNoun) != 0 ? next : i;
  return short_title && is_particle(words_.word(next)) ? next : i;
}

std::size_t SpanFinder::behind_connector(std::size_t i) const {
  std::size_t at = i;
  for (int count = 0; count < 3 && at < words_.size(); ++count) {
    if (!words_[at].is_word() || words_[at].gap == Gap::Line) return i;
    if (words_[at].has_capital() && !words_[at].elided) return at;
    if (!is_particle(words_.word(at))) return i;
    ++at;
  }
  return at < words_.size() && words_[at].is_word() && words_[at].has_capital() && words_[at].gap != Gap::Line ? at : i;
}

bool SpanFinder::is_tied(std::size_t i) const { return unit_end(i) > i + 1; }

bool SpanFinder::is_first_name(std::size_t i) const {
  if (words_[i].shape == Shape::Initial) return words_.word(i).size() > 1 && words_.word(i).back() == '.';
  const Facts facts = words_.facts(i);
  if (!facts.has(Fact::FirstName)) return false;
  if (words_[i].shape == Shape::Mixed || (words_[i].shape == Shape::Upper && words_.word(i).size() < 4)) return false;
  // `Le Touquet`, `El Faro`; `Maire de Lyon`: an article, and what somebody is.
  if (is_capital_article(words_.word(i)) && !is_tied(i)) return false;
  // `SAMU de l'Aube`: letters, unless the surname is in capitals too.
  if (words_[i].shape == Shape::Upper && !words_[i].capitals_line &&
      (i + 1 >= words_.size() || words_[i + 1].shape != Shape::Upper))
    return false;
  const unsigned common = words_.common(i);
  if (words_[i].sentence_start && facts.has(Fact::Role) && (common & CommonNoun) != 0 && !is_tied(i) &&
      i + 1 < words_.size() && words_[i + 1].is_word() && is_of(words_.word(i + 1)))
    return false;
  return (common & CommonOther) == 0 && ((common & CommonWord) == 0 || (common & LexiconName) != 0 ||
                                         facts.any_of(bit(Fact::Male) | bit(Fact::Female)));
}

bool SpanFinder::is_roman(std::size_t i) const {
  const std::string_view word = words_.word(i);
  return word == "Ier" ||
         (words_[i].has_capital() && word.find_first_not_of("IVX") == std::string_view::npos && !word.empty());
}

std::size_t SpanFinder::find_person_end(std::size_t i) const {
  if (!is_first_name(i)) return i;
  std::size_t at = unit_end(i);
  std::size_t units = 1;
  // `sur X. La suite`: a full stop that ends the sentence.
  if (words_[i].shape == Shape::Initial && at + 1 < words_.size() && words_[at].is_word() &&
      (words_.common(at) & CommonOther) != 0 && !words_[at + 1].has_capital())
    return i;
  while (at < words_.size() && units < 6) {
    if (begins_unit(at) ||
        (words_[at].has_capital() && words_[at - 1].shape == Shape::Initial && words_[at].gap == Gap::None)) {
      at = unit_end(at);
      ++units;
      continue;
    }
    const std::size_t behind = behind_connector(at);
    if (behind == at) break;
    if (!joins_person(i, at, behind, units)) break;
    at = unit_end(behind);
    ++units;
  }
  // `S. M. I.`
  bool word = false;
  for (std::size_t j = i; j < at && !word; ++j) word = words_[j].has_capital() && words_[j].shape != Shape::Initial;
  if (!word) return i;
  // `Audi RS`: letters behind a name are a model or a firm.
  const std::string_view end = words_.word(at - 1);
  if (units > 1 && words_[at - 1].shape == Shape::Upper && end.size() < 4 && !is_roman(at - 1)) return i;
  return units > 1 ? at : i;
}

bool SpanFinder::joins_person(std::size_t i, std::size_t particle, std::size_t behind, std::size_t units) const {
  const std::string_view word = words_.word(particle);
  if (!is_french_particle(word)) return true;
  if (words_[i].shape == Shape::Initial && units == 1 && words_.word(i).size() < 2) return false;
  const Facts right = words_.facts(behind);
  // `la Ferrari de Charles Leclerc`: what is somebody's is told with an article.
  if (units == 1 && is_of(word) && begins_unit(unit_end(behind)) && is_first_name(behind) &&
      is_sure_first_name(behind) && (begins_with_article(i) || (words_.follows(i) && is_article(words_.word(i - 1)))))
    return false;
  if (is_roman(particle - 1)) return true;
  const bool known_place =
      right.any_of(place_facts) &&
      (right.population() >= 8 || right.any_of(bit(Fact::Country) | bit(Fact::Geography) | bit(Fact::Subdivision)));
  if (words_.facts(i).any_of(place_facts & ~bit(Fact::Commune)) && known_place && units == 1) return false;
  if (units == 1) return word != "le" && word != "la" && word != "les";
  // `Rose Martin de l'Université`
  if (right.has(Fact::OrganisationHead)) return false;
  // `Paul Martin de Morel Group`: whom somebody works for.
  if (begins_unit(unit_end(behind))) return false;
  return !known_place && word != "le" && word != "la" && word != "les" && word != "des";
}

}  // namespace archive::entities
