// SPDX-License-Identifier: GPL-3.0-or-later
#include "clause.hpp"

#include <algorithm>

namespace archive::dates {
namespace {

bool in(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

}  // namespace

bool begins_clause(const Token& token) {
  if (token.kind == Piece::Kind::Mark) return in(token.key, {";", ":", "(", "«", "»"});
  return in(token.key, {"que", "qu", "qui", "dont", "mais", "quand", "lorsque", "alors", "puis", "car", "selon"});
}

std::size_t begin_of_clause(std::span<const Token> tokens, std::size_t at) {
  std::size_t i = at;
  while (i > 0 && at - i < farthest_verb && !begins_clause(tokens[i - 1])) --i;
  return i;
}

}  // namespace archive::dates
