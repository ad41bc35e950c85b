// SPDX-License-Identifier: GPL-3.0-or-later
/// Where the operands of a query stand in an article of the index.
#pragma once

#include <string>
#include <vector>

#include "archive/core/article.hpp"
#include "operand.hpp"
#include "proximity.hpp"
#include "traces.hpp"

namespace archive::search {

/// Which words of a text are counted to give a position.
enum class Counting {
  Words,      ///< all: positions as the analyser gives them
  Neighbours  ///< those looked for, much sooner: positions tell places apart, and are no further apart than in truth
};

/// Finds occurrences by analysing the stored text. Keeps an analyser, whose memory serves from article to article.
class OccurrenceFinder {
 public:
  OccurrenceFinder(const std::vector<Operand>& operands, Part part);

  /// Positions of the body begin at index::body_base.
  [[nodiscard]] Occurrences find(const core::Article& stored, Counting counting);

  /// Whether any operand stands in the article.
  [[nodiscard]] bool stands(const core::Article& stored);

  /// Where the operands may stand, for a quick no.
  [[nodiscard]] const Traces& traces() const { return traces_; }

  [[nodiscard]] Part part() const { return part_; }

  /// The operands as units of one number, for those who read the text themselves.
  [[nodiscard]] const Wanted& wanted() const { return wanted_; }
  [[nodiscard]] text::Analyzer& analyzer() { return analyzer_; }

 private:
  void add_text(std::string_view text, std::uint32_t base, std::uint32_t longest, Counting counting,
                Occurrences& found);

  Part part_;
  std::size_t operands_;
  Wanted wanted_;
  Traces traces_;
  text::Analyzer analyzer_;
  std::vector<text::Token> tokens_;
};

}  // namespace archive::search
