// SPDX-License-Identifier: GPL-3.0-or-later
/// From the text of a query to its tokens. All that depends on characters is settled here: quotes, marks, truncations,
/// fields, numbers, elision, punctuation.
#pragma once

#include <string_view>
#include <vector>

#include "token.hpp"

namespace archive::query {

struct Lexed {
  std::vector<Token> tokens;  ///< the last one is End, at the end of the text
  std::vector<Remark> remarks;
};

/// text   clean. Never throws on content.
[[nodiscard]] Lexed lex(std::string_view text);

}  // namespace archive::query
