// SPDX-License-Identifier: GPL-3.0-or-later
/// What the lexer hands to the parser.
#pragma once

#include <string>
#include <vector>

#include "archive/query/query.hpp"

namespace archive::query {

enum class TokenKind {
  Open,
  Close,  ///< parentheses
  Or,
  And,
  Not,
  Proximity,  ///< node: kind and number of the node it makes
  Count,      ///< the same, for AtLeast and First
  Field,      ///< node.text: the name; its value is the next token, an Operand or an Open
  Operand,    ///< node: a leaf, complete
  End,
};

struct Token {
  TokenKind kind = TokenKind::End;
  core::Span span;
  Node node = {};
};

/// An error at a place.
[[nodiscard]] inline Remark make_error(std::string code, std::size_t at, core::Message message,
                                       std::string suggestion = {}) {
  return {true, std::move(code), at, std::move(message), std::move(suggestion)};
}

}  // namespace archive::query
