// SPDX-License-Identifier: GPL-3.0-or-later
/// From a word of a query, or what stands for words, to an operand.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "archive/query/query.hpp"
#include "expand.hpp"
#include "operand.hpp"
#include "vocabulary.hpp"
#include "word_plan.hpp"

namespace archive::search {

/// Whether a node stands at positions: a word, a phrase, a truncation, or an Or of these.
[[nodiscard]] bool is_operand(const query::Node& node);

/// Makes operands of one query.
class OperandMaker {
 public:
  /// tree   the whole query (word_plan.hpp).
  OperandMaker(const Vocabulary& vocabulary, const query::Node& tree)
      : vocabulary_(vocabulary), planner_(vocabulary, tree) {}

  /// Requires is_operand(node). A truncation that stands for too many words is an operand that stands nowhere, and an
  /// error among the remarks.
  [[nodiscard]] Operand make(const query::Node& node, Part part);

  /// A plain word that an article need not hold, in titles and bodies: its relatives stand for it too.
  [[nodiscard]] Operand make_optional(const query::Node& word) {
    return planned(planner_.plan_optional(word), Part::Whole);
  }

  /// Whether a plain word is on the stop list.
  [[nodiscard]] bool is_stop_word(const query::Node& word) { return planner_.is_stop(word); }

  /// The errors so far.
  [[nodiscard]] const std::vector<query::Remark>& errors() const { return errors_; }

 private:
  [[nodiscard]] Operand choice(const query::Node& node, Part part);
  [[nodiscard]] Operand planned(const WordPlan& plan, Part part) const;
  [[nodiscard]] Operand exact(const query::Node& child, Part part);
  [[nodiscard]] Operand expanded(const query::Node& node, const Expansion& expansion, Part part);
  [[nodiscard]] Operand family(const query::Node& node, Part part);
  [[nodiscard]] Operand truncated(const query::Node& node, Part part);
  [[nodiscard]] bool is_compound(std::string_view word);
  [[nodiscard]] Operand placed(Operand operand, const WordPlan& plan, Part part) const;

  const Vocabulary& vocabulary_;
  WordPlanner planner_;
  text::Analyzer analyzer_;
  std::vector<text::Token> tokens_;
  std::vector<query::Remark> errors_;
};

}  // namespace archive::search
