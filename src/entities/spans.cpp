// SPDX-License-Identifier: GPL-3.0-or-later
#include "spans.hpp"

#include <algorithm>
#include <array>

#include "connectors.hpp"
#include "gazetteer.hpp"
#include "span_finder.hpp"

namespace archive::entities {

void SpanFinder::run() {
  std::size_t read_to = 0;
  for (const std::uint32_t i : words_.landmarks()) {
    if (i < read_to) continue;
    if (words_[i].has_capital()) {
      read_to = is_tag(i) ? address_end(i) : std::max<std::size_t>(read(i), i + 1);
    } else if (i > read_to && is_address(i - 1)) {
      read_to = address_end(i - 1);
    } else if (i + 1 < words_.size() && is_tag(i + 1)) {
      read_to = address_end(i + 1);
    }
  }
}

std::size_t SpanFinder::read(std::size_t i) {
  if (words_[i].elided) {
    // `L'Équipe`: the article is part of some names, but not at the start of a sentence.
    const Match match = listed(i);
    if (match.last > i + 1 && !words_[i].sentence_start) return take_listed(i, match);
    return i + 1;
  }
  const Match match = listed(i);
  if (match.last == 0 && is_acronym_head(i)) return i + 1;
  // `Le Parc national` is no village.
  if (match.last == i + 2 && words_[i].sentence_start && (words_.common(i) & CommonOther) != 0 &&
      (words_.common(i + 1) & CommonNoun) != 0 && match.entry.facts.population() < 8 &&
      !match.entry.facts.any_of(name_facts & ~(bit(Fact::Commune) | bit(Fact::City))))
    return i + 1;
  if (const std::size_t last = team(i, match); last > i) return last;
  if (match.last <= i + 1) {
    if (const std::size_t behind = behind_title(i); behind > i) return behind;
  }
  if (const std::size_t last = lower_listed(i); last > i) return last;
  if (words_[i].capitals_line) return read_capitals(i);
  if (const std::size_t last = contracted(i, match); last > i) return last;
  // `4G`, `12H00`
  if (begins_with_digit(i) && match.last == 0) return i + 1;
  if (const std::size_t person = before_person(i, match); person > i) {
    if (match.last == person) return take_listed(i, match);
    const bool party = words_[i].shape == Shape::Upper || words_[i].shape == Shape::Mixed;
    return party ? take_run(i, person) : person;
  }
  // `France Bleu Limousin`: what is listed is no first name.
  if (match.last > i + 1 && match.entry.facts.any_of(bit(Fact::Organisation)) && person_end(i) > match.last)
    return take_listed(i, match);
  const std::size_t headed = headed_name(i);
  const std::size_t run = run_end(i);
  if (headed > std::max(match.last, i + 1)) return take_headed(i, headed);
  if (match.last > i && match.last >= person_end(i) && match.last >= listed_limit(i, match, run))
    return take_listed(i, match);
  return take_run(i, run);
}

bool SpanFinder::is_tag(std::size_t i) const {
  return i > 0 && words_[i].gap == Gap::None && (words_[i - 1].mark == '#' || words_[i - 1].mark == '@');
}

bool SpanFinder::is_address(std::size_t i) const {
  if (words_[i].shape != Shape::Lower || i + 1 >= words_.size()) return false;
  const std::string_view word = words_.word(i);
  return (words_[i + 1].mark == ':' && (word == "http" || word == "https")) ||
         (words_[i + 1].mark == '.' && word == "www");
}

std::size_t SpanFinder::address_end(std::size_t i) const {
  ++i;
  while (i < words_.size() && (words_[i].gap == Gap::None || words_[i].gap == Gap::Hyphen)) ++i;
  return i;
}

bool SpanFinder::begins_with_digit(std::size_t i) const {
  const char first = words_.word(i).front();
  return first >= '0' && first <= '9';
}

std::size_t SpanFinder::read_capitals(std::size_t i) {
  const Match match = listed(i);
  if (match.last > i + 1 || (match.last == i + 1 &&
                             match.entry.facts.any_of(bit(Fact::Country) | bit(Fact::Geography) | bit(Fact::Acronym)) &&
                             words_.common(i) == 0)) {
    return take_listed(i, match);
  }
  std::size_t end = person_end(i);
  // Where all is in capitals a name ends at the first common word: `ANNE DURAND FACE AU MAIRE`.
  for (std::size_t at = unit_end(i); at < end; at = unit_end(at)) {
    const bool surname_first = at == unit_end(i) && words_.facts(at).has(Fact::Surname);
    if (!surname_first && (words_.common(at) & CommonWord) != 0) end = at;
  }
  if (end > unit_end(i) && ((words_.common(i) & CommonWord) == 0 || (words_.common(i) & LexiconFirstName) != 0)) {
    Candidate candidate{
        .first = static_cast<std::uint32_t>(i), .last = static_cast<std::uint32_t>(end), .form = Form::PersonName};
    push(candidate);
    return end;
  }
  return i + 1;
}

std::size_t SpanFinder::unit_end(std::size_t i) const {
  std::size_t end = i + 1;
  while (end < words_.size() && words_[end].is_word() && words_[end].gap == Gap::Hyphen && end < i + longest_name)
    ++end;
  return end;
}

bool SpanFinder::begins_unit(std::size_t i) const {
  return i < words_.size() && words_[i].has_capital() && !words_[i].elided && words_[i].gap == Gap::Space &&
         !words_[i].sentence_start && !begins_with_digit(i);
}

std::size_t SpanFinder::run_end(std::size_t i) const {
  const std::size_t person = person_end(i);
  if (person > i) return person;
  std::size_t at = unit_end(i);
  // `la candidate PS Anne Durand`: party and person.
  const bool body = words_[i].shape == Shape::Upper || is_body_of_state(words_.word(i));
  if (body && begins_unit(at) && person_end(at) > at) return at;
  for (std::size_t units = 1; units < 6 && at < words_.size(); ++units) {
    if (begins_unit(at)) {
      at = unit_end(at);
    } else if (at + 1 < words_.size() && words_[at].mark == '&' && words_[at + 1].has_capital() &&
               words_[at + 1].gap != Gap::Line) {
      at = unit_end(at + 1);
    } else if (at + 1 < words_.size() && words_[at].gap == Gap::Space && is_arabic_link(words_.word(at)) &&
               words_[at + 1].has_capital() &&
               (words_[at + 1].gap == Gap::Space || words_[at + 1].gap == Gap::Hyphen)) {
      at = unit_end(at + 1);
    } else if (at + 1 < words_.size() && words_[at].is_word() && is_foreign_link(words_.word(at)) &&
               begins_unit(at + 1)) {
      at = unit_end(at + 1);
    } else {
      break;
    }
  }
  return at;
}

void SpanFinder::push(Candidate& candidate) {
  // `la mosquée al-Aqsa`
  if (words_[candidate.first].gap == Gap::Hyphen && candidate.first > floor() && candidate.first > 0 &&
      words_[candidate.first - 1].shape == Shape::Lower && is_arabic_article(words_.word(candidate.first - 1))) {
    --candidate.first;
    candidate.facts = {};
    candidate.listed = {};
  }
  candidate.core = candidate.first;
  take_head(candidate);
  take_particle(candidate);
  const Token& token = words_[candidate.first];
  candidate.weak_start = token.sentence_start || token.capitals_line;
  found_.push_back(candidate);
}

std::size_t SpanFinder::take_listed(std::size_t i, const Match& match) {
  Candidate candidate{.first = static_cast<std::uint32_t>(i),
                      .last = static_cast<std::uint32_t>(match.last),
                      .form = Form::Listed,
                      .facts = match.entry.facts,
                      .listed = match.entry.name};
  push(candidate);
  return found_.back().last;
}

std::size_t SpanFinder::take_headed(std::size_t i, std::size_t end) {
  Candidate candidate{
      .first = static_cast<std::uint32_t>(i), .last = static_cast<std::uint32_t>(end), .form = Form::Headed};
  const Entry entry = look_up(words_.key(i, end));
  if (entry.facts.any_of(name_facts)) {
    candidate.facts = entry.facts;
    candidate.listed = entry.name;
  }
  push(candidate);
  return found_.back().last;
}

std::size_t SpanFinder::take_run(std::size_t i, std::size_t end) {
  // A common word that merely begins the sentence is no part of the name behind it.
  const std::size_t first_end = unit_end(i);
  const bool last_first = words_.facts(i).has(Fact::EasternSurname) && words_.common(end - 1) == 0;
  if (first_end < end && !last_first && words_[i].sentence_start && (words_.common(i) & CommonWord) != 0 &&
      !is_first_name(i) && first_end == i + 1) {
    return i + 1;
  }
  // `(À l'étranger) En Italie`: headings and lists begin with a preposition too.
  if (first_end < end && first_end == i + 1 && opens_clause(words_.word(i))) return i + 1;
  Candidate candidate{.first = static_cast<std::uint32_t>(i),
                      .last = static_cast<std::uint32_t>(end),
                      .form = person_end(i) == end ? Form::PersonName : Form::Run};
  push(candidate);
  return found_.back().last;
}

void find_spans(const Words& words, std::vector<Candidate>& found) { SpanFinder(words, found).run(); }

}  // namespace archive::entities
