// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/entities/entities.hpp"

#include "article.hpp"

namespace archive::entities {

std::string_view name_of(Kind kind) {
  switch (kind) {
    case Kind::Person: return "person";
    case Kind::Org: return "org";
    case Kind::Place: return "place";
    case Kind::Product: return "product";
  }
  return {};
}

std::vector<Mention> find_entities(std::string_view title, std::string_view body, const std::vector<Lesson>& lessons) {
  return Article(title, body, Known(lessons)).mentions();
}

Naming read_names(std::string_view title, std::string_view body, const Known& known) {
  Article article(title, body, known);
  Naming naming;
  naming.mentions = article.mentions();
  naming.sightings = article.sightings();
  return naming;
}

std::string_view surname_of(std::string_view name) {
  const Words words(name);
  std::size_t at = 1;
  while (at < words.size() && words[at].gap == Gap::Hyphen) ++at;
  const bool last_first = words.size() > 0 && words[0].is_word() && words.facts(0).has(Fact::EasternSurname) &&
                          !words.facts(0).has(Fact::FirstName);
  return at >= words.size() || last_first ? name : name.substr(words[at].begin);
}

}  // namespace archive::entities
