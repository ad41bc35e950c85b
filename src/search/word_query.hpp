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

/// The two halves of it for a compound or a phrase: all its words, and its joined spellings (empty when there are none).
[[nodiscard]] Xapian::Query parts_query(const WordPlan& plan, std::string_view prefix);
[[nodiscard]] Xapian::Query joined_query(const WordPlan& plan, std::string_view prefix);

}  // namespace archive::search
