// SPDX-License-Identifier: GPL-3.0-or-later
#include "word_query.hpp"

#include "archive/index/terms.hpp"

namespace archive::search {
namespace {

using Xapian::Query;

// Of a word's weight, when its occurrence is spelled as typed. Higher serves long queries that quote the text, lower ones
// serve questions: nDCG@10 at 0.1 / 0.25 / 0.5 is .822 .827 .821 on questions and .815 .816 .819 on standfirsts
// (bench/README.md).
constexpr double typed_bonus = 0.4;

Query synonym(const Alternatives& alternatives, std::string_view prefix) {
  const Query typed(scoped(alternatives.front().text, prefix));
  if (alternatives.size() == 1) return typed;
  std::vector<Query> terms;
  for (const auto& term : alternatives) terms.emplace_back(scoped(term.text, prefix));
  const Query all(Query::OP_SYNONYM, terms.begin(), terms.end());
  return {Query::OP_AND_MAYBE, all, Query(Query::OP_SCALE_WEIGHT, typed, typed_bonus)};
}

}  // namespace

std::string scoped(const std::string& term, std::string_view prefix) {
  return prefix.empty() ? term : index::make_term(prefix, term);
}

Query parts_query(const WordPlan& plan, std::string_view prefix) {
  std::vector<Query> words;
  for (const auto& alternatives : plan.positions) words.push_back(synonym(alternatives, prefix));
  return words.size() == 1 ? words.front() : Query(Query::OP_AND, words.begin(), words.end());
}

Query joined_query(const WordPlan& plan, std::string_view prefix) {
  std::vector<Query> terms;
  for (const auto& term : plan.whole) terms.emplace_back(scoped(term.text, prefix));
  return terms.size() == 1 ? terms.front() : Query(Query::OP_OR, terms.begin(), terms.end());
}

Query word_query(const WordPlan& plan, std::string_view prefix) {
  if (plan.positions.empty()) return Query::MatchNothing;
  const Query parts = parts_query(plan, prefix);
  return plan.whole.empty() ? parts : parts | joined_query(plan, prefix);
}

}  // namespace archive::search
