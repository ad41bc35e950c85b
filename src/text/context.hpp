// SPDX-License-Identifier: GPL-3.0-or-later
/// Rules that look at several words: numbers written in groups, contracted place names, words broken at a line's end.
#pragma once

#include <cstddef>
#include <deque>
#include <string_view>
#include <vector>

#include "archive/text/analyzer.hpp"

namespace archive::text {

/// Whether a rule may begin at a word of this form. Asked once a spelling.
[[nodiscard]] bool begins_context(const Form& form);

/// A token a rule may begin at.
struct ContextStart {
  std::size_t token = 0;
  bool broken_line = false;  ///< the token's word may go on in the next line
};

/// Applies the rules to the tokens of a text, in place: merges tokens, gives them forms of their own (kept in `forms`).
/// Positions close up over merged tokens.
///
/// starts   ascending.
void apply_context(std::string_view text, const std::vector<ContextStart>& starts, std::vector<Token>& tokens,
                   std::deque<Form>& forms);

}  // namespace archive::text
