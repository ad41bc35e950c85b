// SPDX-License-Identifier: GPL-3.0-or-later
#include "operand_maker.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "archive/index/terms.hpp"
#include "archive/text/amounts.hpp"
#include "archive/text/fold.hpp"
#include "exact.hpp"
#include "family.hpp"
#include "fuzzy.hpp"
#include "word_query.hpp"

namespace archive::search {
namespace {

using query::Node;
using query::NodeKind;
using Xapian::Query;

std::string folded(const std::string& word) { return text::fold(text::to_term(word)); }

/// What a text of a query is split into to be compared to the letter: a word with all that is in it, or a phrase word by
/// word, since between the words of a phrase any space may stand.
std::vector<std::string> exact_words(const Node& child) {
  return child.kind == NodeKind::Phrase ? child.words : std::vector{child.text};
}

std::string_view name_of(Reading reading) {
  switch (reading) {
    case Reading::Word: return {};
    case Reading::Name: return "name";
    case Reading::Acronym: return "acronym";
    case Reading::Number: return "number";
    case Reading::Signs: return "with its signs";
  }
  return {};
}

}  // namespace

bool is_operand(const Node& node) {
  switch (node.kind) {
    case NodeKind::Word:
    case NodeKind::Phrase:
    case NodeKind::Exact:
    case NodeKind::Family:
    case NodeKind::Prefix:
    case NodeKind::Suffix:
    case NodeKind::Infix:
    case NodeKind::Fuzzy: return true;
    case NodeKind::Or: return std::all_of(node.children.begin(), node.children.end(), is_operand);
    default: return false;
  }
}

Operand OperandMaker::make(const Node& node, Part part) {
  switch (node.kind) {
    case NodeKind::Word: return planned(planner_.plan(node), part);
    // Analysed in one piece: numbers in groups and contracted places look at their neighbours.
    case NodeKind::Phrase: return planned(planner_.plan_typed(node.text), part);
    case NodeKind::Exact: return exact(node.children.front(), part);
    case NodeKind::Family: return family(node, part);
    case NodeKind::Or: return choice(node, part);
    default: return truncated(node, part);
  }
}

Operand OperandMaker::choice(const Node& node, Part part) {
  Operand whole;
  std::vector<Query> queries;
  for (const Node& child : node.children) {
    Operand one = make(child, part);
    whole.to_verify |= one.to_verify;
    queries.push_back(one.query);
    for (auto& way : one.ways) whole.ways.push_back(std::move(way));
  }
  whole.query = Query(Query::OP_OR, queries.begin(), queries.end());
  return whole;
}

Operand OperandMaker::planned(const WordPlan& plan, Part part) const {
  Operand operand;
  if (plan.positions.empty()) return operand;
  operand.reading = name_of(plan.reading);
  const auto known = [&](const std::string& term) { return vocabulary_.has(term); };
  Pattern parts;
  for (const auto& alternatives : plan.positions) {
    auto& terms = parts.positions.emplace_back();
    for (const auto& term : alternatives) {
      if (known(term.text)) terms.push_back(term.text);
    }
  }
  const bool complete =
      std::none_of(parts.positions.begin(), parts.positions.end(), [](const auto& terms) { return terms.empty(); });
  if (complete && plan.preposition > 0) {
    Pattern& spelled_out = operand.ways.emplace_back(parts);
    const auto unit = spelled_out.positions.begin() + static_cast<std::ptrdiff_t>(plan.preposition);
    spelled_out.positions.emplace(unit, text::amount_prepositions.begin(), text::amount_prepositions.end());
  }
  if (complete) operand.ways.push_back(std::move(parts));
  for (const auto& term : plan.whole) {
    if (known(term.text)) operand.ways.push_back({.positions = {{term.text}}});
  }
  operand.query = word_query(plan, prefix_of(part));
  operand.to_verify = plan.positions.size() > 1;
  if (operand.to_verify) {
    operand.parts = parts_query(plan, prefix_of(part));
    operand.joined = joined_query(plan, prefix_of(part));
  }
  return placed(std::move(operand), plan, part);
}

/// The body's words are those of the article without the title's; a title's word of some families only its place tells.
Operand OperandMaker::placed(Operand operand, const WordPlan& plan, Part part) const {
  if (part == Part::Body) operand.to_verify = true;
  if (part != Part::Title) return operand;
  const bool told = std::all_of(operand.ways.begin(), operand.ways.end(), [&](const Pattern& way) {
    return std::all_of(way.positions.begin(), way.positions.end(), [&](const auto& terms) {
      return std::all_of(terms.begin(), terms.end(), [&](const std::string& term) {
        const bool of_family = term.front() == 'X';
        return !of_family || vocabulary_.has(scoped(term, prefix_of(part)));
      });
    });
  });
  if (told) return operand;
  operand.query = word_query(plan, "");
  operand.to_verify = true;
  return operand;
}

Operand OperandMaker::exact(const Node& child, Part part) {
  Pattern way;
  std::vector<Query> leaves;
  for (const auto& word : exact_words(child)) {
    analyzer_.analyse(word, tokens_);
    if (tokens_.empty()) continue;
    way.literals.push_back({tokens_.size(), exact_spelling(word)});
    for (const auto& token : tokens_) {
      const auto term = index::make_term("", token.form->term);
      leaves.emplace_back(scoped(term, prefix_of(part)));
      way.positions.push_back({term});
    }
  }
  if (leaves.empty()) return {};
  Operand operand;
  operand.query = leaves.size() == 1 ? leaves.front() : Query(Query::OP_AND, leaves.begin(), leaves.end());
  operand.ways.push_back(std::move(way));
  operand.to_verify = true;
  return operand;
}

bool OperandMaker::is_compound(std::string_view word) {
  analyzer_.analyse(word, tokens_);
  return tokens_.size() > 1;
}

Operand OperandMaker::family(const Node& node, Part part) {
  const Node& word = node.children.front();
  // A compound has no family but its own forms.
  if (is_compound(word.text)) return planned(planner_.plan(word), part);
  return expanded(node, find_family(vocabulary_.database(), text::to_term(word.text)), part);
}

Operand OperandMaker::truncated(const Node& node, Part part) {
  const auto& database = vocabulary_.database();
  // The parts of a compound are words of their own; together they are known by its joined form.
  const Words words = is_compound(node.text) ? Words::Joined : Words::Single;
  const auto letters = words == Words::Joined ? index::slug(node.text) : folded(node.text);
  if (letters.empty()) return {};
  switch (node.kind) {
    case NodeKind::Fuzzy:
      return expanded(node, find_similar(database, words, letters, static_cast<std::size_t>(node.number)), part);
    case NodeKind::Suffix: return expanded(node, expand(database, words, {.beginning = {}, .ending = letters}), part);
    case NodeKind::Infix:
      return expanded(node, expand(database, words, {.beginning = letters, .ending = folded(node.words.front())}),
                      part);
    default: return expanded(node, expand(database, words, {.beginning = letters, .ending = {}}), part);
  }
}

Operand OperandMaker::expanded(const Node& node, const Expansion& expansion, Part part) {
  if (expansion.count > most_expansions) {
    errors_.push_back(
        {true, "wide-truncation", node.span.begin,
         core::tr("the truncation stands for {} words of the archive, more than {}", expansion.count, most_expansions),
         "more letters"});
    return {};
  }
  if (expansion.terms.empty()) return {};
  std::vector<Query> terms;
  for (const auto& term : expansion.terms) terms.emplace_back(scoped(term, prefix_of(part)));
  Operand operand;
  operand.query = terms.size() == 1 ? terms.front() : Query(Query::OP_SYNONYM, terms.begin(), terms.end());
  operand.ways.push_back({.positions = {expansion.terms}});
  operand.to_verify = part == Part::Body;
  return operand;
}

}  // namespace archive::search
