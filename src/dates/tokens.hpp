// SPDX-License-Identifier: GPL-3.0-or-later
/// The pieces of a text as the grammar of dates reads them: apostrophes, and hyphens beside words, join and vanish.
#pragma once

#include <string_view>
#include <vector>

#include "pieces.hpp"
#include "word_facts.hpp"

namespace archive::dates {

struct Token : Piece {
  bool joined = false;   ///< a hyphen stood before it: `avant-hier`, `14-Juillet`
  bool elided = false;   ///< an apostrophe stood before it: `l'an`, `’68`
  bool capital = false;  ///< begins with a capital
  WordFacts facts;       ///< of a word or number

  [[nodiscard]] bool is_word() const { return kind == Kind::Word; }
  [[nodiscard]] bool is_number() const { return kind == Kind::Number; }
  [[nodiscard]] bool is_mark(const Key& mark) const { return kind == Kind::Mark && key == mark; }
  [[nodiscard]] bool is(const Key& word) const { return kind == Kind::Word && key == word; }
};

/// text     spans index into it.
/// cutter   of the text, at its beginning; has to live as long as the tokens.
[[nodiscard]] std::vector<Token> tokens_of(std::string_view text, Cutter& cutter);

/// Says that tokens are no longer needed, so that this thread's next ones use their memory: a list for each sentence was a
/// fifth of what an import allocates.
void reuse(std::vector<Token>&& tokens);

}  // namespace archive::dates
