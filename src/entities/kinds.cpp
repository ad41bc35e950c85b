// SPDX-License-Identifier: GPL-3.0-or-later
#include "kinds.hpp"

#include <algorithm>
#include <array>

#include "connectors.hpp"
#include "weighing.hpp"

namespace archive::entities {

void Weighing::run() {
  form();
  lists();
  before();
  after();
}

bool Weighing::one_unit() const {
  for (std::size_t i = first_ + 1; i < last_; ++i) {
    if (words_[i].gap != Gap::Hyphen) return false;
  }
  return true;
}

void Weighing::form() {
  const Token& token = words_[candidate_.core];
  const bool single = one_unit();
  const unsigned common = words_.common(candidate_.core);
  const Facts facts = words_.facts(candidate_.core);
  if (candidate_.form == Form::Headed) {
    headed();
    return;
  }
  if (candidate_.form == Form::PersonName) {
    const bool initial = token.shape == Shape::Initial;
    const bool doubtful = (common & CommonWord) != 0 || facts.any_of(place_facts & ~bit(Fact::Commune));
    candidate_.add(Kind::Person, initial ? 3.2f : doubtful ? 3.4f : 5.0f, "first name");
    const Facts end = words_.facts(last_ - 1);
    if (end.has(Fact::Surname)) candidate_.add(Kind::Person, 1.0f, "surname");
    last_word(end.has(Fact::Surname));
    // `une Ford Capri`: the make, unless it is a French first name too.
    if (facts.has(Fact::Organisation) && (common & LexiconFirstName) == 0)
      candidate_.nobody += behind_article() ? 4.0f : 3.0f;
    // `St George's Hall`
    for (std::size_t i = first_ + 1; i + 1 < last_; ++i) {
      if (words_[i].is_word() && words_.word(i) == "s" && words_[i].gap == Gap::None) candidate_.nobody += 4;
    }
    // `Paris Montparnasse`: a large town and a part of it.
    if (facts.has(Fact::City) || facts.has(Fact::Commune)) {
      const bool part = end.any_of(place_facts) && !end.has(Fact::Surname);
      if (facts.population() >= 12 && part && (common & LexiconFirstName) == 0)
        candidate_.add(Kind::Person, -3.0f, "place");
    }
    // `Ferrari F2002`, `Anne 2.0`
    for (std::size_t i = first_ + 1; i < last_; ++i) {
      if (words_[i].is_word() && has_digit(words_.word(i))) candidate_.nobody += 4;
    }
    return;
  }
  last_word(false);
  if (single) {
    if (token.shape == Shape::Upper && !candidate_.weak_start) candidate_.add(Kind::Org, 1.5f, "acronym");
    if (token.shape == Shape::Upper) candidate_.nobody += 0.2f;
    // `CGT-Cheminots`
    if (last_ - first_ > 1 && facts.has(Fact::Acronym) && !words_.facts(last_ - 1).any_of(place_facts))
      candidate_.add(Kind::Org, 3.0f, "acronym");
    if (token.shape == Shape::Mixed) candidate_.add(Kind::Org, 1.2f, "capital inside");
    if (token.shape == Shape::Initial) candidate_.nobody += 4;
    if ((common & CommonWord) != 0 && token.shape != Shape::Upper) {
      candidate_.nobody += !candidate_.weak_start ? 1.0f : is_bare_subject() ? 0.5f : 3.0f;
      if ((common & CommonOther) != 0) candidate_.nobody += 3;
    }
    if (facts.has(Fact::Demonym) && candidate_.facts.bits == 0) candidate_.nobody += 2;
    if (facts.has(Fact::FirstName)) candidate_.add(Kind::Person, 1.2f, "first name");
    // `CAN-2004-0488`
    if (words_[last_ - 1].shape == Shape::Number) candidate_.add(Kind::Person, -4.0f, "number");
    if (facts.has(Fact::Surname)) candidate_.add(Kind::Person, 0.8f, "surname");
  } else if (candidate_.facts.bits == 0) {
    candidate_.add(Kind::Person, 1.0f, "two capitals");
    // `Xi Jinping`
    const bool last_first =
        facts.has(Fact::EasternSurname) && ((common & CommonWord) == 0 || words_.common(last_ - 1) == 0) &&
        token.shape == Shape::Capital &&
        !words_.facts(last_ - 1).any_of(place_facts | bit(Fact::OrganisationEnd) | bit(Fact::PlaceEnd));
    if (last_first) candidate_.add(Kind::Person, 2.5f, "surname before the first name");
    const Facts end = words_.facts(last_ - 1);
    if (end.has(Fact::Surname)) candidate_.add(Kind::Person, 1.2f, "surname");
    if ((common & CommonWord) != 0 && !last_first) candidate_.nobody += candidate_.weak_start ? 2.0f : 1.0f;
    for (std::size_t i = first_ + 1; i + 1 < last_; ++i) {
      if (words_[i].shape != Shape::Lower || !is_arabic_link(words_.word(i))) continue;
      candidate_.add(Kind::Person, words_.word(i) == "al" || words_.word(i) == "el" ? 1.0f : 2.5f, "Arabic name");
      break;
    }
    for (std::size_t i = first_; i < last_; ++i) {
      if (words_[i].is_word() && words_[i].shape == Shape::Lower && !is_particle(words_.word(i)))
        candidate_.add(Kind::Org, 0.5f, "foreign words");
    }
  }
}

bool Weighing::is_bare_subject() const {
  const unsigned common = words_.common(candidate_.core);
  if (candidate_.facts.bits == 0 || !words_[first_].sentence_start || words_[first_].capitals_line) return false;
  if ((common & (CommonVerb | CommonOther | CommonParticiple)) == CommonOther || (common & CommonNoun) == 0)
    return false;
  if (last_ >= words_.size() || words_[last_].shape != Shape::Lower || words_[last_].gap != Gap::Space) return false;
  const unsigned next = words_.common(last_);
  const std::string_view word = words_.word(last_);
  const bool auxiliary = word == "a" || word == "est" || word == "va" || word == "veut";
  return auxiliary || ((next & CommonVerb) != 0 && (next & (CommonNoun | CommonAdjective | CommonOther)) == 0);
}

bool Weighing::has_digit(std::string_view word) { return word.find_first_of("0123456789") != std::string_view::npos; }

bool Weighing::behind_article() const {
  if (!words_.follows(first_)) return false;
  const std::string_view word = words_.word(first_ - 1);
  return (is_article(word) && word != "les") || word == "La" || word == "Le" || word == "L'" || word == "L’" ||
         word == "du" || word == "au" || word == "un" || word == "une" || word == "Un" || word == "Une";
}

void Weighing::last_word(bool surname) {
  if (one_unit()) return;
  const Facts end = words_.facts(last_ - 1);
  if (words_[last_ - 1].shape == Shape::Lower) return;
  // `à Eden Park`
  const bool there = first_ > 0 && words_.follows(first_) && words_.word(first_ - 1) == "à" && end.has(Fact::PlaceEnd);
  const bool somebody = surname && !behind_article() && !there;
  std::size_t units = 1;
  for (std::size_t i = first_ + 1; i < last_; ++i) units += words_[i].gap != Gap::Hyphen ? 1 : 0;
  // `Durand Motor Company`: three words are no first name and surname.
  if (end.has(Fact::OrganisationEnd) && (!somebody || units > 2))
    candidate_.add(Kind::Org, candidate_.form == Form::PersonName ? 6.5f : 5.0f, "last word");
  if (end.has(Fact::PlaceEnd) && !somebody)
    candidate_.add(Kind::Place, candidate_.form == Form::PersonName ? 6.5f : 4.0f, "last word");
  const bool given = (words_.common(first_) & LexiconFirstName) != 0;
  if (end.has(Fact::Country) && !given && words_[last_ - 1].gap == Gap::Space && candidate_.facts.bits == 0)
    candidate_.add(Kind::Org, candidate_.form == Form::PersonName ? 6.5f : 3.0f, "branch of a country");
}

void Weighing::headed() {
  const bool outside = candidate_.core != candidate_.first;
  Facts head = words_.facts(candidate_.first);
  if (outside) {
    for (std::size_t last = candidate_.first + 2; last <= candidate_.core && !head.any_of(head_facts); ++last) {
      head = facts_of(words_.key(candidate_.first, last));
    }
  }
  if (head.has(Fact::EventHead)) candidate_.nobody += 8;
  const float sure = outside ? 5.0f : candidate_.weak_start ? 3.0f : 4.0f;
  if (head.has(Fact::OrganisationHead) && !head.has(Fact::OnlyBefore))
    candidate_.add(Kind::Org, sure + 0.1f, "head"), candidate_.tell(Kind::Org);
  if (head.has(Fact::PlaceHead) && !(outside && head.has(Fact::OnlyBefore))) candidate_.add(Kind::Place, sure, "head");
  else if (head.has(Fact::PlaceHead)) candidate_.add(Kind::Place, sure, "head");
  if (head.has(Fact::OrganisationHead) && head.has(Fact::OnlyBefore)) candidate_.add(Kind::Org, sure - 1, "head");
}

void Weighing::lists() {
  const Facts facts = candidate_.facts;
  if (facts.bits == 0) return;
  // `la Libération` and `(Sud-Ouest)`, but `selon Libération` and `dans Sud Ouest`.
  const bool body = facts.has(Fact::Organisation) && !facts.any_of(place_facts) &&
                    candidate_.listed == words_.words(first_, last_) && !behind_article() &&
                    (!candidate_.weak_start || is_bare_subject());
  if (facts.has(Fact::NoName) && !body) candidate_.nobody += 6;
  if (facts.any_of(bit(Fact::Organisation) | bit(Fact::Acronym)))
    candidate_.add(Kind::Org, facts.has(Fact::Metonymy) ? 5.0f : 4.0f, "list of organisations");
  if (facts.has(Fact::Product)) candidate_.add(Kind::Product, 4.0f, "list of products");
  float place = 0;
  if (facts.any_of(bit(Fact::Country) | bit(Fact::Geography) | bit(Fact::PlaceVariant))) place = 4.0f;
  const bool several = last_ - first_ > 1;
  if (facts.any_of(bit(Fact::City) | bit(Fact::Commune))) {
    const float size = static_cast<float>(facts.population());
    // `Bordeaux` is wine in small letters only.
    if (size >= 10 && !candidate_.weak_start && (words_.common(candidate_.core) & CommonOther) == 0 &&
        candidate_.nobody >= 1 && one_unit() && !facts.has(Fact::NoName))
      candidate_.nobody -= 1;
    place = std::max(place, several ? 3.2f : std::clamp(0.5f + (size - 4) * 0.45f, 0.4f, 3.2f));
    // A town abroad that is a French first name is somebody, unless the words beside it say else.
    if (!facts.has(Fact::Commune) && !several && (words_.common(candidate_.core) & LexiconFirstName) != 0)
      place *= 0.6f;
  }
  if (facts.has(Fact::City) && facts.population() == 0) place = std::max(place, 3.0f);
  if (facts.has(Fact::Subdivision)) place = std::max(place, 2.6f);
  if (place > 0) candidate_.add(Kind::Place, place, "list of places");
}

void weigh(const Words& words, Candidate& candidate) { Weighing(words, candidate).run(); }

Verdict verdict(const Candidate& candidate) {
  std::size_t best = 0;
  for (std::size_t k = 1; k < kind_count; ++k) {
    if (candidate.scores[k] > candidate.scores[best]) best = k;
  }
  float second = 0;
  for (std::size_t k = 0; k < kind_count; ++k) {
    if (k != best) second = std::max(second, candidate.scores[k]);
  }
  return {static_cast<Kind>(best), candidate.scores[best] - candidate.nobody, candidate.scores[best] - second};
}

}  // namespace archive::entities
