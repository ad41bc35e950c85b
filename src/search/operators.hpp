// SPDX-License-Identifier: GPL-3.0-or-later
/// Operators on operands: proximity, order, sentences, paragraphs, counts.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <memory>
#include <vector>

#include "article_test.hpp"
#include "operand.hpp"

namespace archive::search {

/// Where the operands of a query are looked for, and how conditions on articles are met.
struct Place {
  Part part = Part::Whole;
  std::shared_ptr<Deadline> deadline;
  /// Set where every article of the answer has to meet the condition: the search asks it of the best articles alone.
  std::vector<ArticleTest>* required = nullptr;
};

/// The articles where the operand stands.
[[nodiscard]] Xapian::Query standing_query(const Operand& operand, const Place& place);

enum class Order { Any, AsTyped };

/// All operands in one field, from the end of the first to the start of the last at most `distance` positions.
[[nodiscard]] Xapian::Query near_query(const std::vector<Operand>& operands, Order order, std::uint32_t distance,
                                       const Place& place);

enum class TextUnit { Sentence, Paragraph };

/// All operands in one sentence or paragraph as text/sentences.hpp cuts them; a title is one of each.
[[nodiscard]] Xapian::Query together_query(const std::vector<Operand>& operands, TextUnit unit, const Place& place);

/// The operand stands `least` times or more.
[[nodiscard]] Xapian::Query at_least_query(const Operand& operand, std::size_t least, const Place& place);

/// The operand stands within the first words of the body; of the title where that is the place.
[[nodiscard]] Xapian::Query first_query(const Operand& operand, std::size_t words, const Place& place);

}  // namespace archive::search
