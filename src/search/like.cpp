// SPDX-License-Identifier: GPL-3.0-or-later
#include "like.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "archive/index/schema.hpp"

namespace archive::search {
namespace {

/// More terms find no nearer articles and cost time. Words that no other article has find none, but tell how little of
/// this one the others have.
constexpr std::size_t most_terms = 60;

struct Weighed {
  double weight;
  std::string term;
};

bool is_body_word(const std::string& term) { return !(term[0] >= 'A' && term[0] <= 'Z'); }

}  // namespace

std::string own_term(const core::ArticleId& id) {
  std::string term(index::prefix::id);
  for (const auto byte : id.bytes) term += static_cast<char>(byte);
  return term;
}

Xapian::Query query_like(const Xapian::Database& database, const core::ArticleId& id) {
  const std::string own = own_term(id);
  const auto posting = database.postlist_begin(own);
  if (posting == database.postlist_end(own)) return {};
  const auto articles = static_cast<double>(database.get_doccount());
  std::vector<Weighed> words;
  const auto document = *posting;
  for (auto term = database.termlist_begin(document); term != database.termlist_end(document); ++term) {
    const std::string word = *term;
    if (!is_body_word(word)) continue;
    // The frequency of a word saturates, as in BM25: a name ten times in a text is no ten names.
    const auto often = static_cast<double>(term.get_wdf());
    const double rarity = std::log(1 + articles / static_cast<double>(term.get_termfreq()));
    words.push_back({often / (often + 1.2) * rarity * rarity, word});
  }
  const auto heavier = [](const Weighed& a, const Weighed& b) {
    return a.weight != b.weight ? a.weight > b.weight : a.term < b.term;
  };
  std::sort(words.begin(), words.end(), heavier);
  if (words.size() > most_terms) words.resize(most_terms);
  std::vector<Xapian::Query> terms;
  for (const auto& word : words) terms.emplace_back(word.term);
  return {Xapian::Query::OP_OR, terms.begin(), terms.end()};
}

}  // namespace archive::search
