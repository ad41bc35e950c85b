// SPDX-License-Identifier: GPL-3.0-or-later
#include "word_plan.hpp"

#include <algorithm>

#include "archive/index/schema.hpp"
#include "archive/index/terms.hpp"
#include "archive/text/fold.hpp"
#include "archive/text/utf8.hpp"

namespace archive::search {
namespace {

void add(Alternatives& terms, std::string term, Nearness nearness) {
  const bool known = std::any_of(terms.begin(), terms.end(), [&](const Alternative& each) { return each.text == term; });
  if (!known) terms.push_back({std::move(term), nearness});
}

}  // namespace

Alternatives WordPlanner::alternatives(const text::Form& form) const {
  Alternatives terms{{index::make_term("", form.term), Nearness::Typed}};
  if (!form.accented) {
    for (const auto& spelling : vocabulary_.accentuations(form.folded)) add(terms, index::make_term("", spelling), Nearness::Accented);
  } else {
    add(terms, index::make_term(index::prefix::lost_all, form.folded), Nearness::Accented);
    const std::string first_lost = text::fold_first(form.term);
    if (first_lost != form.term) add(terms, index::make_term(index::prefix::lost_first, first_lost), Nearness::Accented);
  }
  for (const auto& alternate : form.alternates) add(terms, index::make_term("", alternate), Nearness::Derived);
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
    if (!first.number) add(plan.whole, index::make_term(index::prefix::joined, joined), Nearness::Derived);
    if (!first.joined.empty()) add(plan.whole, index::make_term("", joined), Nearness::Derived);
  } else if (first.joined_parts == tokens_.size()) {
    add(plan.whole, index::make_term(index::prefix::joined, first.joined), Nearness::Typed);
    for (const auto& spelling : vocabulary_.accentuations(first.joined)) add(plan.whole, index::make_term("", spelling), Nearness::Derived);
  }
  return plan;
}

}  // namespace archive::search
