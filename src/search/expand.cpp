// SPDX-License-Identifier: GPL-3.0-or-later
#include "expand.hpp"

#include <algorithm>
#include <set>

#include "archive/text/fold.hpp"

namespace archive::search {
namespace {

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

bool has_prefix(const std::string& term) { return !term.empty() && term.front() >= 'A' && term.front() <= 'Z'; }

}  // namespace

void visit_words(const Xapian::Database& database, std::string_view folded_beginning,
                 const std::function<void(std::string_view folded, const std::string& term)>& visit) {
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

Expansion expand(const Xapian::Database& database, const Truncation& truncation) {
  std::set<std::string> words;
  const std::size_t shortest = truncation.beginning.size() + truncation.ending.size();
  visit_words(database, truncation.beginning, [&](std::string_view folded, const std::string& term) {
    if (folded.size() < shortest || !folded.ends_with(truncation.ending)) return;
    // The table may still name a spelling whose last article is gone.
    if (folded == term || database.term_exists(term)) words.insert(term);
  });
  Expansion expansion;
  expansion.count = words.size();
  if (words.size() <= most_expansions) expansion.terms.assign(words.begin(), words.end());
  return expansion;
}

}  // namespace archive::search
