// SPDX-License-Identifier: GPL-3.0-or-later
#include "wanted.hpp"

#include <algorithm>

#include "archive/index/schema.hpp"
#include "archive/index/terms.hpp"
#include "archive/text/fold.hpp"

namespace archive::search {
namespace {

/// The letters of an index term, without the prefix of its family.
std::string_view without_prefix(std::string_view term) {
  if (term.empty() || term.front() != 'X') return term;
  return term.substr(std::min<std::size_t>(2, term.size()));
}

bool is_joined(std::string_view term) { return term.starts_with(index::prefix::joined); }

}  // namespace

std::size_t Wanted::add_unit(double weight) {
  units_.push_back({weight});
  return units_.size() - 1;
}

void Wanted::add_pattern(Pattern pattern) {
  const std::size_t number = patterns_.size();
  for (const auto& alternatives : pattern.positions) {
    for (const auto& term : alternatives) prefilter_.add(text::fold(without_prefix(term)));
  }
  for (const auto& term : pattern.positions.front()) by_first_term_[term].push_back(number);
  patterns_.push_back(std::move(pattern));
}

bool Wanted::stands_at(const Pattern& pattern, const std::vector<text::Token>& tokens, std::size_t at) const {
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

std::vector<Match> Wanted::find(text::Analyzer& analyzer, std::string_view text) const {
  std::vector<Match> matches;
  if (empty()) return matches;
  std::vector<text::Token> tokens;
  analyzer.scan(text, prefilter_, tokens);
  for (std::size_t at = 0; at < tokens.size(); ++at) {
    for (const auto& term : index::terms_of(tokens[at])) {
      const auto known = by_first_term_.find(term);
      if (known == by_first_term_.end()) continue;
      for (const std::size_t number : known->second) {
        const Pattern& pattern = patterns_[number];
        if (!stands_at(pattern, tokens, at)) continue;
        const std::size_t length = is_joined(term) ? tokens[at].form->joined_parts : pattern.positions.size();
        const std::size_t last = std::min(at + length, tokens.size()) - 1;
        matches.push_back({{tokens[at].span.begin, tokens[last].span.end}, pattern.unit});
      }
    }
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
