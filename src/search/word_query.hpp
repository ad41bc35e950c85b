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

/// A word, or all the words of a phrase wherever they stand: the spellings of one count as one term; those nearest to what
/// was typed weigh a little more.
[[nodiscard]] Xapian::Query word_query(const WordPlan& plan, std::string_view prefix);

/// The terms alone, position by position.
[[nodiscard]] std::vector<std::vector<std::string>> term_texts(const std::vector<Alternatives>& positions);

}  // namespace archive::search
