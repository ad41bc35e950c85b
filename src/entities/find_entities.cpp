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
  const Lessons known(lessons);
  return Article(title, body, known).mentions();
}

}  // namespace archive::entities
