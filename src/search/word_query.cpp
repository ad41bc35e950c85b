// SPDX-License-Identifier: GPL-3.0-or-later
#include "word_query.hpp"

#include "archive/index/terms.hpp"

namespace archive::search {
namespace {

using Xapian::Query;

// Of a word's weight, when its occurrence is spelled as typed: long queries quote the text, and gain most. nDCG@10 on
// headlines, standfirsts and questions (bench/ranking.md) is .811 .829 .835 at 0.6, .812 .830 .834 at 0.7 and within .001 of
// that at 0.8.
constexpr double typed_bonus = 0.7;

// Of a compound's weight, when it is joined by its hyphens: its parts weigh already.
constexpr double joined_bonus = 0.3;

// Of what only finds. At 0 Xapian 1.4.22 takes some whole lists for damaged: in 31 of 1,500 random queries, at this in none.
constexpr double least_weight = 0.01;

Query synonym(const Alternatives& alternatives, std::string_view prefix) {
  const Query typed(scoped(alternatives.front().text, prefix));
  // A word of one spelling is always spelled as typed: without the bonus it would weigh less beside words that inflect.
  if (alternatives.size() == 1) return {Query::OP_SCALE_WEIGHT, typed, 1 + typed_bonus};
  std::vector<Query> terms, weightless;
  for (const auto& term : alternatives) {
    (term.weighs ? terms : weightless).emplace_back(scoped(term.text, prefix));
  }
  const Query all(Query::OP_SYNONYM, terms.begin(), terms.end());
  const Query word(Query::OP_AND_MAYBE, all, Query(Query::OP_SCALE_WEIGHT, typed, typed_bonus));
  if (weightless.empty()) return word;
  return word |
         Query(Query::OP_SCALE_WEIGHT, Query(Query::OP_SYNONYM, weightless.begin(), weightless.end()), least_weight);
}

}  // namespace

std::string scoped(const std::string& term, std::string_view prefix) {
  return prefix.empty() ? term : index::make_term(prefix, term);
}

Query parts_query(const WordPlan& plan, std::string_view prefix) {
  std::vector<Query> words;
  for (const auto& alternatives : plan.positions) words.push_back(synonym(alternatives, prefix));
  if (words.size() == 1) return words.front();
  // A compound is one word and weighs as one.
  return {Query::OP_SCALE_WEIGHT, Query(Query::OP_AND, words.begin(), words.end()),
          1.0 / static_cast<double>(words.size())};
}

Query joined_query(const WordPlan& plan, std::string_view prefix) {
  // Other inflections stand apart: in one synonym they would change what the typed form weighs.
  std::vector<Query> terms, inflected;
  for (const auto& term : plan.whole) {
    (term.nearness == Nearness::Inflected ? inflected : terms).emplace_back(scoped(term.text, prefix));
  }
  const auto one_of = [](const std::vector<Query>& spellings) {
    return spellings.size() == 1 ? spellings.front() : Query(Query::OP_SYNONYM, spellings.begin(), spellings.end());
  };
  const bool compound = plan.positions.size() > 1;
  Query joined;
  if (!terms.empty()) joined = compound ? Query(Query::OP_SCALE_WEIGHT, one_of(terms), joined_bonus) : one_of(terms);
  if (!inflected.empty()) joined |= Query(Query::OP_SCALE_WEIGHT, one_of(inflected), joined_bonus);
  return joined;
}

Query word_query(const WordPlan& plan, std::string_view prefix) {
  if (plan.positions.empty()) return Query::MatchNothing;
  const Query parts = parts_query(plan, prefix);
  return plan.whole.empty() ? parts : parts | joined_query(plan, prefix);
}

}  // namespace archive::search
