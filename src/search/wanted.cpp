// SPDX-License-Identifier: GPL-3.0-or-later
#include "wanted.hpp"

#include <algorithm>

#include "archive/index/schema.hpp"
#include "archive/index/terms.hpp"
#include "archive/text/fold.hpp"
#include "archive/text/signature.hpp"
#include "exact.hpp"

namespace archive::search {
namespace {

using Tokens = std::vector<text::Token>;

bool is_joined(std::string_view term) { return term.starts_with(index::prefix::joined); }

/// Whether a word has this term only where it is a name occurrence, or only where it is none.
bool tells_names(std::string_view term) {
  return term.starts_with(index::prefix::name) || term.starts_with(index::prefix::capitals);
}

/// Whether the positions after the first hold what the pattern asks for.
bool goes_on(const Pattern& pattern, const Tokens& tokens, std::size_t at) {
  for (std::size_t i = 1; i < pattern.positions.size(); ++i) {
    const std::size_t here = at + i;
    if (here >= tokens.size() || tokens[here].position != tokens[here - 1].position + 1) return false;
    const auto terms = index::terms_of(tokens[here]);
    const auto& accepted = pattern.positions[i];
    const bool found = std::any_of(terms.begin(), terms.end(), [&](const std::string& term) {
      return std::find(accepted.begin(), accepted.end(), term) != accepted.end();
    });
    if (!found) return false;
  }
  return true;
}

/// Whether the words from `at` on are spelled as the pattern wants them to the letter.
///
/// starts   whether a token may begin a sentence, so that its capital stands for a small letter.
template <typename Starts>
bool is_spelled(const Pattern& pattern, const Tokens& tokens, std::size_t at, std::string_view text, Starts starts) {
  for (const Literal& literal : pattern.literals) {
    const std::size_t begin = tokens[at].span.begin, end = tokens[at + literal.words - 1].span.end;
    const auto surface = exact_spelling(text.substr(begin, end - begin));
    if (surface != literal.spelling && !(starts(tokens[at]) && lower_first(surface) == literal.spelling)) return false;
    at += literal.words;
  }
  return true;
}

}  // namespace

std::string_view without_prefix(std::string_view term) {
  if (term.empty() || term.front() != 'X') return term;
  return term.substr(std::min<std::size_t>(2, term.size()));
}

std::size_t Wanted::add_unit(double weight) {
  units_.push_back({weight});
  return units_.size() - 1;
}

void Wanted::add_pattern(Pattern pattern) {
  const std::size_t number = patterns_.size();
  for (const auto& alternatives : pattern.positions) {
    for (const auto& term : alternatives) {
      prefilter_.add(text::fold(without_prefix(term)));
      if (tells_names(term)) prefilter_.heed_sentences();
    }
  }
  for (const auto& term : pattern.positions.front()) {
    by_first_term_[term].push_back(number);
    first_words_.emplace(without_prefix(term));
    first_bytes_.set(text::signature_byte(without_prefix(term)));
  }
  has_literals_ |= !pattern.literals.empty();
  patterns_.push_back(std::move(pattern));
}

bool Wanted::may_begin(const text::Form& form) const {
  const bool several = !form.alternates.empty() || !form.joined.empty() || form.term.size() + 2 > index::longest_term;
  if (!several && !first_bytes_.test(form.signature)) return false;
  const auto known = [&](const std::string& word) { return first_words_.contains(word); };
  // A very long term is cut and hashed.
  return known(form.term) || known(form.folded) || (!form.joined.empty() && known(form.joined)) ||
         std::any_of(form.alternates.begin(), form.alternates.end(), known) ||
         std::max(form.term.size(), form.joined.size()) + 2 > index::longest_term;
}

std::vector<Standing> Wanted::stand(const Tokens& tokens, std::string_view text, SentenceStart start) const {
  std::vector<Standing> places;
  const auto starts = [start](const text::Token& token) {
    return start == SentenceStart::Everywhere || (start == SentenceStart::AsMarked && token.sentence_start);
  };
  for (std::size_t at = 0; at < tokens.size(); ++at) {
    if (!may_begin(*tokens[at].form)) continue;
    for (const auto& term : index::terms_of(tokens[at])) {
      const auto known = by_first_term_.find(term);
      if (known == by_first_term_.end()) continue;
      for (const std::size_t number : known->second) {
        const Pattern& pattern = patterns_[number];
        if (!goes_on(pattern, tokens, at)) continue;
        if (!is_spelled(pattern, tokens, at, text, starts)) continue;
        const std::size_t length = is_joined(term) ? tokens[at].form->joined_parts : pattern.positions.size();
        places.push_back({at, std::min(at + length, tokens.size()) - 1, pattern.unit});
      }
    }
  }
  return places;
}

std::vector<Standing> Wanted::standings(const Tokens& tokens, std::string_view text) const {
  return stand(tokens, text, SentenceStart::AsMarked);
}

bool Wanted::stands_in(text::Analyzer& analyzer, std::string_view text, Tokens& tokens) const {
  analyzer.scan(text, prefilter_, tokens);
  if (!stand(tokens, text, SentenceStart::Nowhere).empty()) return true;
  if (!has_literals_ || stand(tokens, text, SentenceStart::Everywhere).empty()) return false;
  analyzer.analyse(text, tokens);
  return !standings(tokens, text).empty();
}

void Wanted::read(text::Analyzer& analyzer, std::string_view text, bool whole, Tokens& tokens) const {
  if (whole) {
    analyzer.analyse(text, tokens);
    return;
  }
  analyzer.scan(text, prefilter_, tokens);
  // Only a whole analysis knows where sentences begin; few texts get so far.
  if (has_literals_ && !stand(tokens, text, SentenceStart::Everywhere).empty()) analyzer.analyse(text, tokens);
}

std::vector<Match> Wanted::find(text::Analyzer& analyzer, std::string_view text) const {
  std::vector<Match> matches;
  if (empty()) return matches;
  Tokens tokens;
  read(analyzer, text, false, tokens);
  for (const auto& place : standings(tokens, text)) {
    matches.push_back({{tokens[place.first].span.begin, tokens[place.last].span.end}, place.unit});
  }
  // By place, the longest first; one match a unit and place.
  std::sort(matches.begin(), matches.end(), [](const Match& a, const Match& b) {
    if (a.span.begin != b.span.begin) return a.span.begin < b.span.begin;
    if (a.span.end != b.span.end) return a.span.end > b.span.end;
    return a.unit < b.unit;
  });
  const auto same = [](const Match& a, const Match& b) { return a.span.begin == b.span.begin && a.unit == b.unit; };
  matches.erase(std::unique(matches.begin(), matches.end(), same), matches.end());
  return matches;
}

}  // namespace archive::search
