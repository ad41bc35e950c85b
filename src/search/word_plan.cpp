// SPDX-License-Identifier: GPL-3.0-or-later
#include "word_plan.hpp"

#include <algorithm>

#include "archive/index/schema.hpp"
#include "archive/index/terms.hpp"
#include "archive/text/fold.hpp"
#include "archive/text/utf8.hpp"

namespace archive::search {
namespace {

void add(Alternatives& terms, std::string term) {
  if (std::find(terms.begin(), terms.end(), term) == terms.end()) terms.push_back(std::move(term));
}

}  // namespace

Alternatives WordPlanner::alternatives(const text::Form& form) const {
  Alternatives terms{index::make_term("", form.term)};
  if (!form.accented) {
    for (const auto& spelling : vocabulary_.accentuations(form.folded)) add(terms, index::make_term("", spelling));
  } else {
    add(terms, index::make_term(index::prefix::lost_all, form.folded));
    const std::string first_lost = text::fold_first(form.term);
    if (first_lost != form.term) add(terms, index::make_term(index::prefix::lost_first, first_lost));
  }
  for (const auto& alternate : form.alternates) add(terms, index::make_term("", alternate));
  return terms;
}

WordPlan WordPlanner::plan(std::string_view word) {
  analyzer_.analyse(word, tokens_);
  WordPlan plan;
  plan.stop = !tokens_.empty() && std::all_of(tokens_.begin(), tokens_.end(), [](const text::Token& token) {
    return token.form->stop;
  });
  for (const auto& token : tokens_) plan.positions.push_back(alternatives(*token.form));
  if (tokens_.empty()) return plan;
  const text::Form& first = *tokens_.front().form;
  if (tokens_.size() == 1) {
    const auto& joined = first.joined.empty() ? first.folded : first.joined;
    if (!first.number) add(plan.whole, index::make_term(index::prefix::joined, joined));
    if (!first.joined.empty()) add(plan.whole, index::make_term("", joined));
  } else if (first.joined_parts == tokens_.size()) {
    add(plan.whole, index::make_term(index::prefix::joined, first.joined));
    for (const auto& spelling : vocabulary_.accentuations(first.joined)) add(plan.whole, index::make_term("", spelling));
  }
  return plan;
}

}  // namespace archive::search
