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

Query phrase(const std::vector<Alternatives>& positions, std::string_view prefix) {
  std::vector<Query> words;
  for (const auto& alternatives : positions) words.push_back(position_query(alternatives, prefix));
  return {Query::OP_PHRASE, words.begin(), words.end(), static_cast<Xapian::termcount>(words.size())};
}

}  // namespace

std::string scoped(const std::string& term, std::string_view prefix) {
  return prefix.empty() ? term : index::make_term(prefix, term);
}

Query position_query(const Alternatives& alternatives, std::string_view prefix) {
  std::vector<Query> terms;
  for (const auto& term : alternatives) terms.emplace_back(scoped(term.text, prefix));
  return terms.size() == 1 ? terms.front() : Query(Query::OP_OR, terms.begin(), terms.end());
}

Query word_query(const WordPlan& plan, std::string_view prefix) {
  if (plan.positions.empty()) return Query::MatchNothing;
  std::vector<Query> readings;
  if (plan.positions.size() == 1) readings.push_back(synonym(plan.positions.front(), prefix));
  else readings.push_back(phrase(plan.positions, prefix));
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
