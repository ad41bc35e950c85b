// SPDX-License-Identifier: GPL-3.0-or-later
/// Where the clauses of a sentence begin.
#pragma once

#include <span>

#include "tokens.hpp"

namespace archive::dates {

/// No clause of a newspaper holds its verb farther from the date, and no text may make this slow.
constexpr std::size_t farthest_verb = 40;

/// Whether a new clause begins behind the token.
[[nodiscard]] bool begins_clause(const Token& token);

/// The first token of the clause that holds `at`.
[[nodiscard]] std::size_t begin_of_clause(std::span<const Token> tokens, std::size_t at);

}  // namespace archive::dates
