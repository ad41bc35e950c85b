// SPDX-License-Identifier: GPL-3.0-or-later
#include "citation.hpp"

#include <algorithm>
#include <map>

#include "archive/text/analyzer.hpp"
#include "archive/text/fold.hpp"
#include "article_id.hpp"
#include "link.hpp"

namespace archive::cli {
namespace {

constexpr std::size_t longest_part = 40;  // characters of a key's source or word

/// Plain letters and digits, with one hyphen for anything between.
std::string plain(std::string_view text) {
  std::string result;
  for (const char c : text::fold(text::to_term(text))) {
    const bool kept = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (kept) result += c;
    else if (!result.empty() && result.back() != '-') result += '-';
    if (result.size() == longest_part) break;
  }
  while (!result.empty() && result.back() == '-') result.pop_back();
  return result;
}

/// The first word of a title that is on no stop list and has three letters.
std::string telling_word(std::string_view title) {
  text::Analyzer analyzer;
  std::vector<text::Token> tokens;
  analyzer.analyse(title, tokens);
  for (const auto& token : tokens) {
    const std::string word = plain(title.substr(token.span.begin, token.span.size()));
    if (!token.form->stop && !token.form->elided && word.size() > 2) return word;
  }
  return plain(title.substr(0, title.find(' ')));
}

}  // namespace

std::string citation_key(const core::Article& article) {
  std::string key;
  for (const auto& part : {plain(article.source), article.date ? core::to_iso(*article.date) : std::string(),
                           telling_word(article.title)}) {
    if (!part.empty()) key += (key.empty() ? "" : "-") + part;
  }
  return key;
}

std::vector<Citation> Citer::cite(const std::vector<search::Hit>& hits) {
  std::vector<Citation> citations;
  std::vector<const search::Hit*> cited;
  std::map<std::string, std::size_t> uses;
  for (const auto& hit : hits) {
    if (!cited_.insert(hit.id).second) continue;
    Citation citation;
    citation.key = citation_key(hit.article);
    ++uses[citation.key];
    citation.article = &hit.article;
    for (const auto& author : hit.article.authors) citation.authors.push_back(author_name(author));
    if (is_web_address(hit.article.url)) citation.url = percent_encoded(hit.article.url);
    citation.accessed = accessed(hit.id);
    citations.push_back(std::move(citation));
    cited.push_back(&hit);
  }
  for (std::size_t i = 0; i < citations.size(); ++i) {
    std::string& key = citations[i].key;
    if (key.empty()) key = "article-" + short_id(cited[i]->id);
    else if (uses[key] > 1 || !keys_.insert(key).second) key += '-' + short_id(cited[i]->id);
  }
  return citations;
}

core::Day Citer::accessed(const core::ArticleId& id) {
  if (!store_) store_ = store::Store::open(context_.archive, store::Mode::Read);
  const auto record = store_->find(id);
  return core::day_of(record ? record->capture.at : context_.now());
}

}  // namespace archive::cli
