// SPDX-License-Identifier: GPL-3.0-or-later
#include "family.hpp"

#include <algorithm>
#include <set>
#include <string>

#include "archive/text/fold.hpp"
#include "archive/text/lexicon.hpp"
#include "archive/text/utf8.hpp"

namespace archive::search {
namespace {

// Snowball's French stemmer rewrites endings; what is read of the vocabulary begins with the stem but its last letters.
constexpr std::size_t rewritten = 3;
constexpr std::size_t shortest_beginning = 2;  // letters: a shorter one would read a good part of the vocabulary

/// The letters that a word and its stem have in common, without those a stem may have rewritten.
std::string_view shared_beginning(std::string_view word, std::string_view stem) {
  std::size_t same = 0;
  while (same < word.size() && same < stem.size() && word[same] == stem[same]) ++same;
  while (same > 0 && same < word.size() && (static_cast<unsigned char>(word[same]) & 0xC0) == 0x80) --same;
  auto shared = word.substr(0, same);
  const std::size_t letters = text::count_code_points(shared);
  for (std::size_t left = letters; left > shortest_beginning && left + rewritten > letters; --left) {
    shared.remove_suffix(text::code_point_before(shared, shared.size()).size);
  }
  return shared;
}

}  // namespace

Expansion find_family(const Xapian::Database& database, std::string_view term) {
  using text::Accents;
  const auto& lexicon = text::Lexicon::french();
  const bool accented = text::has_accent(term);
  const Accents accents = accented ? Accents::Kept : Accents::Lost;

  std::set<std::string> words;
  const auto add = [&](const std::string& word) {
    if (database.term_exists(word)) words.insert(word);
  };
  for (const auto headword : text::query_headwords(lexicon, term, accents)) {
    for (const auto form : lexicon.paradigm(headword)) add(lexicon.spelling(form));
  }

  std::set<std::string> typed{std::string(term)};
  if (!accented) {
    for (const auto form : lexicon.forms_like(term, accents)) typed.insert(lexicon.spelling(form));
  }
  const Xapian::Stem stemmer("french");
  for (const auto& word : typed) {
    const std::string stem = stemmer(word);
    const std::string beginning(shared_beginning(word, stem));
    if (beginning.empty()) continue;
    add(word);
    const auto end = database.allterms_end(beginning);
    for (auto other = database.allterms_begin(beginning); other != end; ++other) {
      if (stemmer(*other) == stem) words.insert(*other);
    }
  }
  Expansion family;
  family.count = words.size();
  if (words.size() <= most_expansions) family.terms.assign(words.begin(), words.end());
  return family;
}

}  // namespace archive::search
