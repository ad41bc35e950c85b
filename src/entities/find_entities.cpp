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
  thread_local std::vector<Token> tokens;
  cut(name, tokens);
  std::size_t at = 1;
  while (at < tokens.size() && tokens[at].gap == Gap::Hyphen) ++at;
  if (at >= tokens.size()) return name;
  const Facts first = tokens.front().is_word() ? facts_of(tokens.front().key) : Facts();
  const bool last_first = first.has(Fact::EasternSurname) && !first.has(Fact::FirstName);
  return last_first ? name : name.substr(tokens[at].begin);
}

}  // namespace archive::entities
