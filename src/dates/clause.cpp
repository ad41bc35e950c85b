// SPDX-License-Identifier: GPL-3.0-or-later
#include "clause.hpp"

namespace archive::dates {

bool begins_clause(const Token& token) {
  if (token.kind != Piece::Kind::Mark) return token.facts.begins_clause;
  return in<";", ":", "(", "«", "»">(token.key);
}

std::size_t begin_of_clause(std::span<const Token> tokens, std::size_t at) {
  std::size_t i = at;
  while (i > 0 && at - i < farthest_verb && !begins_clause(tokens[i - 1])) --i;
  return i;
}

}  // namespace archive::dates
