// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "connectors.hpp"
#include "weighing.hpp"
#include "word_set.hpp"

namespace archive::entities {

std::size_t Weighing::before(std::size_t at) const {
  if (at == 0 || words_[at].gap == Gap::Line) return none;
  std::size_t b = at - 1;
  if (words_[b].mark == '"' || words_[b].mark == 0xAB || words_[b].mark == 0x201C) return b == 0 ? none : b - 1;
  return b;
}

void Weighing::before() {
  std::size_t b = before(first_);
  if (b == none) return;
  // A title with a full stop of its own.
  if (words_[b].mark == '.' && b > 0 && words_[b - 1].is_word() && words_[b].gap == Gap::None &&
      words_.facts(b - 1).has(Fact::Title))
    --b;
  if (words_[b].mark == ',') {
    apposition(b);
    return;
  }
  if (!words_[b].is_word()) return;
  thing(b);
  if (product(b) || title(b)) return;
  if (is_plural_adjective(words_, b)) candidate_.add(Kind::Person, -4.0f, "plural adjective");
  const std::string_view word = words_.word(b);
  if (is_place_preposition(word) || word == "À" || word == "En") {
    const bool strong = word == "à" || word == "À";
    const bool capitals = words_[first_].shape == Shape::Upper && one_unit();
    candidate_.add(Kind::Place,
                   strong                             ? (capitals ? 0.4f : 1.6f)
                   : word == "en" || word == "En"     ? (capitals ? 0.5f : 1.8f)
                   : word == "près" || word == "vers" ? 1.2f
                                                      : 0.5f,
                   "preposition");
    if (candidate_.facts.any_of(place_facts) && strong) candidate_.add(Kind::Place, 0.8f, "preposition");
  }
  if (is_of(word) && words_.follows(b) && !words_[b].elided) {
    static constexpr WordSet of_place("près", "loin", "nord", "sud", "est", "ouest", "autour", "habitants",
                                      "originaire");
    if (of_place.contains(words_.word(b - 1))) candidate_.add(Kind::Place, 2.0f, "preposition");
  }
  const bool article = is_article(word);
  if (article && words_.follows(b)) {
    static constexpr WordSet before_article("dans", "vers", "à", "sur");
    if (before_article.contains(words_.word(b - 1))) candidate_.add(Kind::Place, 0.6f, "preposition");
    candidate_.add(Kind::Person, -1.0f, "article");
  }
  // `la Marie Durand` is a ship or a house.
  if (candidate_.form == Form::PersonName && behind_article()) candidate_.add(Kind::Person, -3.0f, "article");
  if (article && words_[first_].shape == Shape::Upper && one_unit())
    candidate_.add(Kind::Org, 0.9f, "article before capitals");
  static constexpr WordSet contracted("du", "au", "des", "aux");
  if (candidate_.form != Form::PersonName && contracted.contains(word)) candidate_.add(Kind::Person, -0.8f, "article");
  head(b);
}

void Weighing::apposition(std::size_t comma) {
  if (last_ >= words_.size() || words_[last_].mark != ',') return;
  std::size_t role = comma;
  for (int back = 0; back < 3 && words_.follows(role > 0 ? role - 1 : 0); ++back) {
    --role;
    if (words_[role].shape != Shape::Lower) return;
    if (words_.facts(role).has(Fact::Role)) {
      candidate_.add(Kind::Person, 2.0f, "role in apposition");
      candidate_.tell(Kind::Person);
      return;
    }
  }
}

void Weighing::thing(std::size_t b) {
  if (!words_.follows(first_) || b == 0 || !words_.follows(b)) return;
  // `la Série 8 Gran Coupé`, `la Morgan 3 Wheeler`: a number behind the name of a make.
  const bool model = words_[b].shape == Shape::Number && words_[b - 1].has_capital();
  if (model && candidate_.form != Form::PersonName)
    candidate_.add(Kind::Person, -4.0f, "model"), candidate_.nobody += 3;
  // `la Rolls-Royce Silver Ghost`
  std::size_t make = b;
  while (make > 0 && make + 3 > b && words_[make].gap == Gap::Hyphen) --make;
  if (make == 0 || !words_.follows(make) || words_[make].shape != Shape::Capital) return;
  const std::string_view article = words_.word(make - 1);
  const bool feminine = article == "la" || article == "une" || article == "La" || article == "Une" || article == "sa";
  if (feminine && facts_of(words_.key(make, first_)).has(Fact::Organisation)) candidate_.nobody += 3;
}

bool Weighing::product(std::size_t b) {
  if (words_[b].shape != Shape::Lower || words_[b].elided) return false;
  // `un logiciel appelé X`, `l'application de paiement` is not read through.
  if (is_naming(words_.word(b)) && (words_.common(b) & CommonParticiple) != 0 && words_.follows(b)) --b;
  // `montre Jean Dupont`
  if (candidate_.form == Form::PersonName) return false;
  bool found = words_.facts(b).has(Fact::ProductHead);
  if (!found && words_.follows(b)) found = facts_of(words_.key(b - 1, b + 1)).has(Fact::ProductHead);
  if (found) candidate_.add(Kind::Product, 4.5f, "head");
  return found;
}

bool Weighing::title(std::size_t b) {
  const Facts facts = words_.facts(b);
  const Token& token = words_[b];
  if (facts.has(Fact::Title) && !token.elided && (token.shape != Shape::Lower || words_.word(b).size() > 2)) {
    // `un volant M Performance`
    const unsigned common = words_.common(candidate_.core);
    if (words_.word(b) == "M" && (common & CommonWord) != 0 && !words_.facts(candidate_.core).has(Fact::Surname))
      return false;
    // `le nouveau « M. Retraites »` is what somebody is called.
    const char32_t mark = b > 0 ? words_[b - 1].mark : 0;
    const bool quoted = mark == '"' || mark == 0xAB || mark == 0x201C;
    if (quoted && one_unit() && (common & CommonNoun) != 0 && (common & LexiconName) == 0 &&
        !words_.facts(candidate_.core).has(Fact::Surname)) {
      candidate_.nobody += 6;
      return true;
    }
    // `Miss Flandre` is a title of its own.
    const bool miss = words_.word(b) == "Miss" || words_.word(b) == "miss";
    const Facts name = words_.facts(first_);
    if (miss && (candidate_.facts.any_of(place_facts) || name.has(Fact::Demonym) ||
                 !name.any_of(bit(Fact::FirstName) | bit(Fact::Surname)))) {
      candidate_.nobody += 6;
      return true;
    }
    candidate_.titled = true;
    candidate_.tell(Kind::Person);
    candidate_.short_title = words_.word(b).size() <= 4;
    candidate_.title_gender = facts.has(Fact::TitleMale)     ? Gender::Male
                              : facts.has(Fact::TitleFemale) ? Gender::Female
                                                             : Gender::Unknown;
    candidate_.add(Kind::Person, words_.word(b).size() <= 4 ? 6.0f : 4.0f, "title");
    return true;
  }
  std::size_t role = b;
  for (int adjectives = 0; adjectives < 2; ++adjectives) {
    const Facts known = words_.facts(role);
    if (known.any_of(bit(Fact::Role) | bit(Fact::Title)) && !words_[role].elided) {
      // `Star Academy`, `le champion WBA`
      if (words_[role].shape != Shape::Lower && candidate_.form != Form::PersonName && role == b &&
          !known.has(Fact::Title) && !words_.facts(first_).has(Fact::Surname))
        return false;
      if (one_unit() && words_[first_].shape == Shape::Upper && !words_[first_].capitals_line) return false;
      // `responsable Arts et médias`: a field of work.
      const unsigned common = words_.common(first_);
      if (one_unit() && (common & CommonNoun) != 0 && (common & LexiconName) == 0 && last_ + 1 < words_.size() &&
          words_.follows(last_) && words_.word(last_) == "et" && words_[last_ + 1].shape == Shape::Lower &&
          words_[last_ + 1].is_word() && (words_.common(last_ + 1) & CommonNoun) != 0)
        return false;
      candidate_.titled = true;
      candidate_.tell(Kind::Person);
      candidate_.add(Kind::Person, candidate_.form == Form::Run || candidate_.form == Form::PersonName ? 3.6f : 2.4f,
                     "role");
      return true;
    }
    if (words_[role].shape != Shape::Lower || words_[role].elided ||
        (words_.common(role) & (CommonAdjective | CommonOther)) != CommonAdjective || !words_.follows(role) ||
        role == 0)
      break;
    --role;
  }
  return false;
}

void Weighing::head(std::size_t b) {
  std::size_t at = b;
  bool of = false;
  if (is_of(words_.word(at)) && words_.follows(at)) {
    of = true;
    --at;
  } else if (is_article(words_.word(at)) && words_.follows(at) && is_of(words_.word(at - 1)) && at > 1 &&
             words_.follows(at - 1)) {
    of = true;
    at -= 2;
  }
  for (int adjectives = 0; adjectives < 3; ++adjectives) {
    if (!words_[at].is_word() || words_[at].elided) return;
    const Facts facts = words_.facts(at);
    const bool letters = words_[at].shape == Shape::Upper && facts.has(Fact::OrganisationHead) && at == b;
    if (words_[at].has_capital() && !letters) return;
    // `la ministre de la Justice`
    if (of && words_.word(at).starts_with("ministre") && (words_.common(candidate_.core) & CommonNoun) != 0 &&
        !candidate_.facts.has(Fact::Country)) {
      candidate_.nobody += 4;
      return;
    }
    if (of && facts.has(Fact::Role) && candidate_.facts.any_of(place_facts)) {
      candidate_.add(Kind::Place, 1.0f, "role of a place");
      return;
    }
    if (facts.has(Fact::ProductHead) && !of) candidate_.add(Kind::Product, 3.0f, "head");
    if (facts.has(Fact::PlaceHead) && facts.has(Fact::OnlyBefore))
      candidate_.add(Kind::Place, of ? 2.2f : 1.5f, "head");
    if (facts.has(Fact::OrganisationHead) && !of) candidate_.add(Kind::Org, 3.2f, "head"), candidate_.tell(Kind::Org);
    if (facts.has(Fact::EventHead) && !of && candidate_.form != Form::PersonName) candidate_.nobody += 2;
    if (facts.any_of(bit(Fact::ProductHead) | bit(Fact::PlaceHead) | bit(Fact::OrganisationHead))) return;
    if (of || (words_.common(at) & (CommonAdjective | CommonNoun)) == 0 || !words_.follows(at) || at == 0) return;
    --at;
  }
}

void Weighing::dateline() {
  if (!words_[first_].sentence_start || last_ >= words_.size() || words_[last_ - 1].shape == Shape::Initial) return;
  std::size_t a = last_;
  const bool comma = words_[a].mark == ',';
  if (comma && ++a < words_.size() && words_.word(a) == "le") ++a;
  if (a + 1 >= words_.size() || words_[a].shape != Shape::Number || !is_month(words_.word(a + 1))) return;
  if (comma || words_[first_].shape == Shape::Upper) candidate_.add(Kind::Place, 3.0f, "dateline");
}

bool Weighing::is_month(std::string_view word) {
  static constexpr WordSet months("janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre",
                                  "octobre", "novembre", "décembre");
  return months.contains(word);
}

void Weighing::made(std::size_t a) {
  if (a + 1 >= words_.size() || !words_[a].is_word() || !words_.follows(a + 1)) return;
  if (words_.word(a + 1) != "par" || !is_making(words_.word(a)) || candidate_.form == Form::PersonName) return;
  const bool vague = words_.follows(first_) && is_vague_product(words_.word(first_ - 1));
  candidate_.add(Kind::Product, vague ? 4.0f : 1.5f, "made by somebody");
  candidate_.add(Kind::Person, -3.0f, "made by somebody");
}

void Weighing::after() {
  std::size_t a = last_;
  if (a >= words_.size() || words_[a].gap == Gap::Line) return;
  dateline();
  if (words_[a].mark == '(' && a + 2 < words_.size() && words_[a + 1].is_word()) {
    std::size_t close = a + 1;
    while (close < words_.size() && close < a + 6 && words_[close].is_word()) ++close;
    if (close < words_.size() && words_[close].mark == ')') {
      const Facts inside = facts_of(words_.key(a + 1, close));
      if (inside.any_of(bit(Fact::Acronym) | bit(Fact::Organisation)) && candidate_.form != Form::Headed)
        candidate_.add(Kind::Person, 1.0f, "party");
      if (inside.any_of(bit(Fact::Subdivision) | bit(Fact::Country) | bit(Fact::Geography)))
        candidate_.add(Kind::Place, 1.8f, "department");
    }
    return;
  }
  made(words_[a].mark == ',' ? a + 1 : a);
  if (words_[a].mark == ',' && a + 1 < words_.size() && words_[a + 1].is_word()) {
    const std::size_t next = a + 1;
    if (words_[next].shape == Shape::Number && a + 2 < words_.size() && words_.word(a + 2) == "ans")
      candidate_.add(Kind::Person, 3.0f, "age"), candidate_.tell(Kind::Person);
    std::size_t role = next;
    if (role + 1 < words_.size() && (is_article(words_.word(role)) || words_.word(role) == "un" ||
                                     words_.word(role) == "une" || words_[role].elided))
      ++role;
    if (words_[role].is_word() && words_.facts(role).has(Fact::Role) && words_[role].shape == Shape::Lower) {
      candidate_.add(Kind::Person, 2.0f, "role in apposition"), candidate_.tell(Kind::Person);
      return;
    }
    // `X, petite société de Lille`, `X, filiale de Y`: without an article.
    role = next;
    if (words_[role].shape == Shape::Lower && words_.follows(role + 1) &&
        (words_.common(role) & CommonAdjective) != 0 && (words_.common(role) & (CommonNoun | CommonVerb)) == 0)
      ++role;
    if (words_[role].shape == Shape::Lower && words_.facts(role).has(Fact::OrganisationHead) &&
        !words_.facts(role).has(Fact::Role) && words_.follows(role + 1) && !words_[role + 1].has_capital()) {
      candidate_.add(Kind::Org, 2.5f, "apposition");
      candidate_.add(Kind::Person, -2.5f, "apposition");
    }
    return;
  }
  // `de Paris à Rome`: without its accent it would be a verb.
  if (!words_[a].is_word() || words_[a].shape != Shape::Lower || words_.word(a) == "à") return;
  std::size_t verb = a;
  if ((words_.word(a) == "a" || words_.word(a) == "s" || words_[a].elided || words_.word(a) == "se" ||
       words_.word(a) == "ont") &&
      a + 1 < words_.size() && words_[a + 1].is_word()) {
    verb = a;
  }
  const Facts facts = words_.facts(verb);
  if (facts.has(Fact::SpeechVerb) && !facts.has(Fact::Role)) {
    candidate_.add(Kind::Person, 0.8f, "verb");
    if (words_[first_].shape != Shape::Upper) candidate_.add(Kind::Org, 0.3f, "verb");
  }
}

}  // namespace archive::entities
