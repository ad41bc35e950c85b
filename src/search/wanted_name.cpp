// SPDX-License-Identifier: GPL-3.0-or-later
#include "wanted_name.hpp"

#include "archive/text/analyzer.hpp"

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
  if (whole.positions.size() > 1) wanted.add_pattern(std::move(whole));
  wanted.add_pattern(std::move(last));
}

}  // namespace archive::search
