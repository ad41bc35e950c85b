// SPDX-License-Identifier: GPL-3.0-or-later
#include "lessons.hpp"

#include "tokens.hpp"

namespace archive::entities {

Lessons::Lessons(const std::vector<Lesson>& lessons) {
  std::vector<Token> tokens;
  for (const Lesson& lesson : lessons) {
    cut(lesson.form, tokens);
    Key key = 0;
    std::size_t words = 0;
    for (const Token& token : tokens) {
      if (!token.is_word()) continue;
      if (words > 0) beginnings_.insert(key);
      key = words++ == 0 ? token.key : join(key, token.key);
    }
    if (words == 0) continue;
    if (lesson.denied) {
      denied_.insert(join(key, static_cast<Key>(lesson.kind)));
    } else {
      taught_[key] = &lesson;
    }
  }
}

const Lesson* Lessons::taught(Key form) const {
  const auto found = taught_.find(form);
  return found == taught_.end() ? nullptr : found->second;
}

}  // namespace archive::entities
