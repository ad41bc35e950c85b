// SPDX-License-Identifier: GPL-3.0-or-later
/// A resolved word as Xapian's query, weights included.
#pragma once

#include <xapian.h>

#include <string>
#include <string_view>
#include <vector>

#include "word_plan.hpp"

namespace archive::search {

/// The index term of an alternative in a field (`prefix` of its schema row, "" for the whole article).
[[nodiscard]] std::string scoped(const std::string& term, std::string_view prefix);

/// A word or a phrase: its spellings count as one term; those nearest to what was typed weigh a little more.
[[nodiscard]] Xapian::Query word_query(const WordPlan& plan, std::string_view prefix);

/// The spellings at one position as an OR of leaves, which Xapian's phrase and proximity take.
[[nodiscard]] Xapian::Query position_query(const Alternatives& alternatives, std::string_view prefix);

/// The terms alone, position by position.
[[nodiscard]] std::vector<std::vector<std::string>> term_texts(const std::vector<Alternatives>& positions);

}  // namespace archive::search
