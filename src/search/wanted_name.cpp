// SPDX-License-Identifier: GPL-3.0-or-later
#include "wanted_name.hpp"

#include "archive/text/analyzer.hpp"
#include "archive/text/lexicon.hpp"
#include "exact.hpp"

namespace archive::search {

void want_name(Wanted& wanted, const Vocabulary& vocabulary, std::string_view name) {
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
  Pattern last{.unit = whole.unit, .positions = {whole.positions.back()}};
  // `Le Maire` is named by `Maire` and not by `maire`.
  const auto typed = name.substr(tokens.back().span.begin, tokens.back().span.size());
  const bool capital = tokens.back().form->letter_case != text::Case::Lower;
  if (tokens.size() > 1 && capital && text::Lexicon::french().is_common_word(typed))
    last.literals.push_back({1, exact_spelling(typed)});
  if (whole.positions.size() > 1) wanted.add_pattern(std::move(whole));
  wanted.add_pattern(std::move(last));
}

}  // namespace archive::search
