// SPDX-License-Identifier: GPL-3.0-or-later
#include "relatives.hpp"

#include <xapian.h>

#include <algorithm>
#include <set>
#include <string>

#include "archive/text/fold.hpp"
#include "archive/text/lexicon.hpp"
#include "stem.hpp"

namespace archive::search {
namespace {

// What so many of the articles hold tells nothing of a word that it is not. nDCG@10 on headlines, standfirsts and questions
// (bench/ranking.md) is .818 .837 .837 at 0.02, .820 .837 .837 at 0.05, .819 .836 .837 at 0.1, and .819 .835 .836 where
// nothing is too frequent.
constexpr double frequent_share = 0.05;
// In a small archive a share is few articles, and tells nothing of the language.
constexpr double fewest_frequent = 10;

bool is_frequent(const Vocabulary& vocabulary, const std::string& term) {
  return vocabulary.articles(term) > std::max(fewest_frequent, frequent_share * vocabulary.size());
}

/// Other accentuations of an accented word, and all their forms.
std::set<std::string> words_by_accent(const text::Form& form) {
  const auto& lexicon = text::Lexicon::french();
  std::set<std::string> words;
  for (const auto like : lexicon.forms_like(form.folded, text::Accents::Lost)) {
    if (lexicon.spelling(like) == form.term) continue;
    for (const auto reading : lexicon.readings(like)) {
      for (const auto each : lexicon.paradigm(reading.headword())) words.insert(lexicon.spelling(each));
    }
  }
  return words;
}

/// A word that was typed without accents stands for all its accentuations anyway.
void drop_by_accent(const text::Form& form, std::vector<std::string>& relatives) {
  if (!form.accented || relatives.empty()) return;
  const auto others = words_by_accent(form);
  std::erase_if(relatives, [&](const std::string& word) {
    return others.contains(word) || (word != form.term && text::fold(word) == form.folded);
  });
}

}  // namespace

void add_relatives(const Vocabulary& vocabulary, const text::Form& form, Alternatives& terms) {
  const Xapian::Stem stemmer("french");
  const std::string own_stem = stemmer(form.term);
  for (auto& term : terms) {
    const bool form_of_it = term.nearness == Nearness::Inflected || term.nearness == Nearness::Ambiguous;
    if (form_of_it && is_frequent(vocabulary, term.text) && term.text.front() != 'X' && stemmer(term.text) != own_stem)
      term.weighs = false;
  }

  const std::string stem = stem_of(form.term);
  if (stem.empty()) return;
  auto relatives = vocabulary.words_of_stem(stem);
  std::erase_if(relatives, [&](const std::string& word) {
    const auto is_word = [&word](const Alternative& term) { return term.text == word; };
    return std::any_of(terms.begin(), terms.end(), is_word) || is_frequent(vocabulary, word);
  });
  drop_by_accent(form, relatives);
  for (auto& word : relatives) terms.push_back({.text = std::move(word), .nearness = Nearness::Related});
}

}  // namespace archive::search
