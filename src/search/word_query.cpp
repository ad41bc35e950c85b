// SPDX-License-Identifier: GPL-3.0-or-later
#include "word_query.hpp"

#include "archive/index/terms.hpp"

namespace archive::search {
namespace {

using Xapian::Query;

constexpr double typed_bonus = 0.1;  // of a word's weight, when its occurrence is spelled as typed

Query synonym(const Alternatives& alternatives, std::string_view prefix) {
  const Query typed(scoped(alternatives.front().text, prefix));
  if (alternatives.size() == 1) return typed;
  std::vector<Query> terms;
  for (const auto& term : alternatives) terms.emplace_back(scoped(term.text, prefix));
  const Query all(Query::OP_SYNONYM, terms.begin(), terms.end());
  return {Query::OP_AND_MAYBE, all, Query(Query::OP_SCALE_WEIGHT, typed, typed_bonus)};
}

/// All the words of a phrase; that they follow each other is checked on the text.
Query together(const std::vector<Alternatives>& positions, std::string_view prefix) {
  std::vector<Query> words;
  for (const auto& alternatives : positions) words.push_back(synonym(alternatives, prefix));
  return {Query::OP_AND, words.begin(), words.end()};
}

}  // namespace

std::string scoped(const std::string& term, std::string_view prefix) {
  return prefix.empty() ? term : index::make_term(prefix, term);
}

Query word_query(const WordPlan& plan, std::string_view prefix) {
  if (plan.positions.empty()) return Query::MatchNothing;
  std::vector<Query> readings;
  if (plan.positions.size() == 1) readings.push_back(synonym(plan.positions.front(), prefix));
  else readings.push_back(together(plan.positions, prefix));
  for (const auto& term : plan.whole) readings.emplace_back(scoped(term.text, prefix));
  return readings.size() == 1 ? readings.front() : Query(Query::OP_OR, readings.begin(), readings.end());
}

std::vector<std::vector<std::string>> term_texts(const std::vector<Alternatives>& positions) {
  std::vector<std::vector<std::string>> texts;
  for (const auto& alternatives : positions) {
    auto& terms = texts.emplace_back();
    for (const auto& term : alternatives) terms.push_back(term.text);
  }
  return texts;
}

}  // namespace archive::search
