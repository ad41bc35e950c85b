// SPDX-License-Identifier: GPL-3.0-or-later
#include "wanted_name.hpp"

#include <algorithm>

#include "archive/text/analyzer.hpp"
#include "archive/text/lexicon.hpp"
#include "exact.hpp"

namespace archive::search {
namespace {

void replace(std::vector<Match>& found, const std::vector<core::Span>& mentions, std::size_t unit) {
  std::erase_if(found, [unit](const Match& match) { return match.unit == unit; });
  for (const auto& mention : mentions) found.push_back({mention, unit});
}

void sort_by_place(std::vector<Match>& found) {
  std::stable_sort(found.begin(), found.end(), [](const Match& a, const Match& b) {
    return a.span.begin != b.span.begin ? a.span.begin < b.span.begin : a.span.end > b.span.end;
  });
}

}  // namespace

void want_name(Wanted& wanted, std::vector<NamedUnit>& names, const Vocabulary& vocabulary, std::string_view field,
               std::string_view name) {
  text::Analyzer analyzer;
  std::vector<text::Token> tokens;
  analyzer.analyse(name, tokens);
  Pattern whole;
  for (const auto& token : tokens) {
    auto& spellings = whole.positions.emplace_back(vocabulary.accentuations(token.form->folded));
    if (spellings.empty()) spellings.push_back(token.form->term);
  }
  if (whole.positions.empty()) return;
  whole.unit = wanted.add_unit(1);
  names.push_back({{field, std::string(name)}, whole.unit});
  Pattern last{.unit = whole.unit, .positions = {whole.positions.back()}};
  // `Le Maire` is named by `Maire` and not by `maire`.
  const auto typed = name.substr(tokens.back().span.begin, tokens.back().span.size());
  const bool capital = tokens.back().form->letter_case != text::Case::Lower;
  if (tokens.size() > 1 && capital && text::Lexicon::french().is_common_word(typed))
    last.literals.push_back({1, exact_spelling(typed)});
  if (whole.positions.size() > 1) wanted.add_pattern(std::move(whole));
  wanted.add_pattern(std::move(last));
}

void show_mentions(std::vector<Match>& in_title, std::vector<Match>& in_body, const std::vector<NamedUnit>& names,
                   const core::Article& article) {
  if (names.empty()) return;
  std::vector<index::AskedName> asked;
  for (const auto& name : names) asked.push_back(name.asked);
  const auto mentions = index::find_named(article, asked);
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (mentions[i].title.empty() && mentions[i].body.empty()) continue;
    replace(in_title, mentions[i].title, names[i].unit);
    replace(in_body, mentions[i].body, names[i].unit);
  }
  sort_by_place(in_title);
  sort_by_place(in_body);
}

}  // namespace archive::search
