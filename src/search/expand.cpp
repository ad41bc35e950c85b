// SPDX-License-Identifier: GPL-3.0-or-later
#include "expand.hpp"

#include <algorithm>
#include <set>

#include "archive/index/schema.hpp"
#include "archive/text/fold.hpp"

namespace archive::search {
namespace {

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

using Visit = std::function<void(std::string_view folded, const std::string& term)>;

bool has_prefix(const std::string& term) { return !term.empty() && term.front() >= 'A' && term.front() <= 'Z'; }

void visit_joined(const Xapian::Database& database, std::string_view beginning, const Visit& visit) {
  const auto first = std::string(index::prefix::joined).append(beginning);
  const auto end = database.allterms_end(first);
  for (auto term = database.allterms_begin(first); term != end; ++term) {
    const std::string joined = *term;
    visit(std::string_view(joined).substr(index::prefix::joined.size()), joined);
  }
}

}  // namespace

void visit_words(const Xapian::Database& database, Words words, std::string_view folded_beginning, const Visit& visit) {
  if (words == Words::Joined) {
    visit_joined(database, folded_beginning, visit);
    return;
  }
  const std::string beginning(folded_beginning);
  const auto end = database.allterms_end(beginning);
  for (auto term = database.allterms_begin(beginning); term != end;) {
    const std::string word = *term;
    if (has_prefix(word)) {
      term.skip_to(std::string(1, static_cast<char>(word.front() + 1)));
      continue;
    }
    // Accented words are reached by the table of synonyms below.
    if (is_ascii(word) || !text::has_accent(word)) visit(word, word);
    ++term;
  }
  const auto keys_end = database.synonym_keys_end(beginning);
  for (auto key = database.synonym_keys_begin(beginning); key != keys_end; ++key) {
    const std::string folded = *key;
    for (auto spelling = database.synonyms_begin(folded); spelling != database.synonyms_end(folded); ++spelling) {
      visit(folded, *spelling);
    }
  }
}

Expansion expand(const Xapian::Database& database, Words words, const Truncation& truncation) {
  std::set<std::string> terms;
  const std::size_t shortest = truncation.beginning.size() + truncation.ending.size();
  visit_words(database, words, truncation.beginning, [&](std::string_view folded, const std::string& term) {
    if (folded.size() < shortest || !folded.ends_with(truncation.ending)) return;
    // The table may still name a spelling whose last article is gone.
    if (folded == term || database.term_exists(term)) terms.insert(term);
  });
  Expansion expansion;
  expansion.count = terms.size();
  if (terms.size() <= most_expansions) expansion.terms.assign(terms.begin(), terms.end());
  return expansion;
}

}  // namespace archive::search
