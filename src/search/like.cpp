// SPDX-License-Identifier: GPL-3.0-or-later
#include "like.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <vector>

#include "archive/index/record.hpp"
#include "archive/index/schema.hpp"
#include "archive/index/terms.hpp"

namespace archive::search {
namespace {

/// More terms find no nearer articles and cost time. Words that no other article has find none, but tell how little of
/// this one the others have.
constexpr std::size_t most_terms = 60;

struct Weighed {
  double weight;
  std::string term;
};

bool is_word(const std::string& term) { return !(term[0] >= 'A' && term[0] <= 'Z'); }

/// How often each word stands in an article, as the index has it.
std::map<std::string, double> count_words(const core::Article& article, text::Analyzer& analyzer) {
  std::map<std::string, double> words;
  std::vector<text::Token> tokens;
  for (const auto* text : {&article.title, &article.body}) {
    analyzer.analyse(*text, tokens);
    for (const auto& token : tokens) {
      for (const auto& term : index::terms_of(token)) {
        if (is_word(term)) ++words[term];
      }
    }
  }
  return words;
}

}  // namespace

std::string own_term(const core::ArticleId& id) {
  std::string term(index::prefix::id);
  for (const auto byte : id.bytes) term += static_cast<char>(byte);
  return term;
}

Xapian::Query query_like(const Xapian::Database& database, const core::ArticleId& id, text::Analyzer& analyzer) {
  const std::string own = own_term(id);
  const auto posting = database.postlist_begin(own);
  if (posting == database.postlist_end(own)) return {};
  const auto articles = static_cast<double>(database.get_doccount());
  std::vector<Weighed> words;
  const auto article = index::unpack(database.get_document(*posting).get_data()).article;
  for (const auto& [word, often] : count_words(article, analyzer)) {
    const auto holding = database.get_termfreq(word);
    if (holding == 0) continue;  // an analyser of another version wrote the index
    // The frequency of a word saturates, as in BM25: a name ten times in a text is no ten names.
    const double rarity = std::log(1 + articles / static_cast<double>(holding));
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
