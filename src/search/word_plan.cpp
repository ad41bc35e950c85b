// SPDX-License-Identifier: GPL-3.0-or-later
#include "word_plan.hpp"

#include <algorithm>

#include "archive/index/schema.hpp"
#include "archive/index/terms.hpp"
#include "archive/text/amounts.hpp"
#include "archive/text/fold.hpp"
#include "archive/text/lexicon.hpp"
#include "archive/text/utf8.hpp"
#include "relatives.hpp"
#include "transliterations.hpp"

namespace archive::search {
namespace {

// french.md section 7: at least 3 name occurrences, and 95 % of the two counts together.
constexpr std::uint64_t least_name_occurrences = 3;
constexpr double least_name_share = 0.95;
// french.md section 10: an acronym that is a word too is in capitals in a tenth of its occurrences.
constexpr double least_capitals_share = 0.10;

void add(Alternatives& terms, std::string term, Nearness nearness) {
  const bool known =
      std::any_of(terms.begin(), terms.end(), [&](const Alternative& each) { return each.text == term; });
  if (!known) terms.push_back({.text = std::move(term), .nearness = nearness});
}

/// The plain words of a query, in order.
void collect_words(const query::Node& node, std::vector<const query::Node*>& words) {
  if (node.kind == query::NodeKind::Word) words.push_back(&node);
  for (const auto& child : node.children) collect_words(child, words);
}

/// `explique-t-il` is the verb and a pronoun, which is optional as any stop word beside another word.
void drop_inverted_pronoun(std::vector<text::Token>& tokens) {
  const bool inversion = tokens.size() > 1 && tokens.front().form->joined.empty() && tokens.back().form->stop;
  if (inversion && !tokens.front().form->stop) tokens.resize(1);
}

bool are_stops(const std::vector<text::Token>& tokens) {
  return std::all_of(tokens.begin(), tokens.end(), [](const text::Token& token) { return token.form->stop; });
}

Nearness nearness_of(text::Closeness closeness) {
  switch (closeness) {
    case text::Closeness::Typed: return Nearness::Accented;
    case text::Closeness::Inflected: return Nearness::Inflected;
    default: return Nearness::Ambiguous;
  }
}

}  // namespace

WordPlanner::WordPlanner(const Vocabulary& vocabulary, const query::Node& tree) : vocabulary_(vocabulary) {
  std::vector<const query::Node*> words;
  collect_words(tree, words);
  first_word_ = words.size() > 1 ? words.front()->span.begin : std::string::npos;
  all_capitals_ = words.size() > 1;
  for (const auto* word : words) {
    analyzer_.analyse(word->text, tokens_);
    for (const auto& token : tokens_) {
      const auto letter_case = token.form->letter_case;
      all_capitals_ &= letter_case == text::Case::Upper || letter_case == text::Case::None || token.span.size() == 1;
    }
  }
}

bool WordPlanner::is_protected(const text::Form& form) const {
  const auto counts = vocabulary_.case_counts(form.folded);
  const double both = static_cast<double>(counts.name + counts.lower);
  return counts.name >= least_name_occurrences && static_cast<double>(counts.name) >= least_name_share * both;
}

Reading WordPlanner::read(const text::Form& form, bool first) const {
  if (form.number) return Reading::Number;
  if (form.signs) return Reading::Signs;
  const auto& lexicon = text::Lexicon::french();
  if (form.acronym && !all_capitals_) {
    if (!lexicon.is_common_word(form.term, text::Accents::Lost)) return Reading::Acronym;
    const auto capitals = vocabulary_.in_capitals(form.folded), all = vocabulary_.case_counts(form.folded).all;
    const bool often = static_cast<double>(capitals) >= least_capitals_share * static_cast<double>(all);
    return capitals > 0 && often ? Reading::Acronym : Reading::Word;
  }
  const bool capital = form.letter_case == text::Case::Capital || form.letter_case == text::Case::Mixed;
  if (capital) {
    const auto accents = form.accented ? text::Accents::Kept : text::Accents::Lost;
    return first && lexicon.is_common_word(form.term, accents) ? Reading::Word : Reading::Name;
  }
  return form.letter_case == text::Case::Lower && is_protected(form) ? Reading::Name : Reading::Word;
}

/// Accents three ways: typed without, every accentuation; typed with, the same or capitals that may have lost theirs.
Alternatives WordPlanner::typed(const text::Form& form) const {
  Alternatives terms{{index::make_term("", form.term), Nearness::Typed}};
  if (!form.accented) {
    for (const auto& spelling : vocabulary_.accentuations(form.folded))
      add(terms, index::make_term("", spelling), Nearness::Accented);
  } else {
    add(terms, index::make_term(index::prefix::lost_all, form.folded), Nearness::Accented);
    const std::string first_lost = text::fold_first(form.term);
    if (first_lost != form.term)
      add(terms, index::make_term(index::prefix::lost_first, first_lost), Nearness::Accented);
  }
  if (!form.signs) {
    for (const auto& alternate : form.alternates) add(terms, index::make_term("", alternate), Nearness::Derived);
  }
  return terms;
}

/// A name in any case and accentuation, and its other transliterations.
Alternatives WordPlanner::name(const text::Form& form) const {
  Alternatives terms{{index::make_term("", form.term), Nearness::Typed}};
  for (const auto& spelling : vocabulary_.accentuations(form.folded))
    add(terms, index::make_term("", spelling), Nearness::Accented);
  for (const auto& alternate : form.alternates) add(terms, index::make_term("", alternate), Nearness::Derived);
  for (const auto other : other_spellings(form.folded)) {
    for (const auto& spelling : vocabulary_.accentuations(other))
      add(terms, index::make_term("", spelling), Nearness::Derived);
  }
  return terms;
}

/// In capitals, dotted, or with an initial capital; never in lower case.
Alternatives WordPlanner::acronym(const text::Form& form) const {
  return {{index::make_term(index::prefix::capitals, form.folded), Nearness::Typed},
          {index::make_term(index::prefix::name, form.folded), Nearness::Accented}};
}

const std::vector<text::ExpandedForm>& WordPlanner::expand(const std::string& term, text::Accents accents) {
  if (term != expanded_.term || accents != expanded_.accents)
    expanded_ = {term, accents, text::expand(text::Lexicon::french(), term, accents)};
  return expanded_.forms;
}

/// Every form that shares a headword, as far as the archive holds it.
Alternatives WordPlanner::inflected(const text::Form& form) {
  Alternatives terms = typed(form);
  const auto accents = form.accented ? text::Accents::Kept : text::Accents::Lost;
  for (const auto& each : expand(form.term, accents)) {
    const Nearness nearness = nearness_of(each.closeness);
    const auto add_known = [&](std::string term) {
      if (vocabulary_.has(term)) add(terms, std::move(term), nearness);
    };
    add_known(index::make_term("", each.form));
    const std::string folded = text::fold(each.form);
    if (folded == each.form) continue;
    if (form.accented) {
      add_known(index::make_term(index::prefix::lost_all, folded));
      add_known(index::make_term(index::prefix::lost_first, text::fold_first(each.form)));
    } else {
      add_known(index::make_term("", folded));
    }
  }
  return terms;
}

/// The forms of a word that the archive may join otherwise: `week-ends` finds `week-end`, `prudhomme` finds `prud'hommes`.
void WordPlanner::add_joined_inflections(std::string_view word, Alternatives& whole) {
  const auto term = text::to_term(word);
  const auto accents = text::has_accent(term) ? text::Accents::Kept : text::Accents::Lost;
  for (const auto& each : expand(term, accents)) {
    std::string joined = text::fold(each.form);
    const bool compound_form = std::erase_if(joined, [](char c) { return c == '-' || c == '\''; }) > 0;
    std::string compound = index::make_term(index::prefix::joined, joined);
    if (vocabulary_.has(compound)) add(whole, std::move(compound), Nearness::Inflected);
    if (!compound_form) continue;  // it is among the word's own
    for (const auto& spelling : vocabulary_.accentuations(joined)) {
      add(whole, index::make_term("", spelling), Nearness::Inflected);
    }
  }
}

WordPlan WordPlanner::plan(const query::Node& word) { return plan(word.text, true, word.span.begin == first_word_); }

WordPlan WordPlanner::plan_optional(const query::Node& word) {
  WordPlan planned = plan(word);
  if (tokens_.size() == 1 && !planned.stop && planned.reading == Reading::Word)
    add_relatives(vocabulary_, *tokens_.front().form, planned.positions.front());
  return planned;
}

WordPlan WordPlanner::plan_typed(std::string_view word) { return plan(word, false, false); }

bool WordPlanner::is_stop(const query::Node& word) {
  analyzer_.analyse(word.text, tokens_);
  if (tokens_.empty()) return false;
  drop_inverted_pronoun(tokens_);
  return are_stops(tokens_);
}

WordPlan WordPlanner::plan(std::string_view word, bool inflect, bool first) {
  analyzer_.analyse(word, tokens_);
  WordPlan plan;
  if (tokens_.empty()) return plan;
  if (inflect) drop_inverted_pronoun(tokens_);
  plan.stop = are_stops(tokens_);
  bool inflects = inflect && !plan.stop;
  for (const auto& token : tokens_) {
    const Reading reading = inflect ? read(*token.form, first) : Reading::Word;
    inflects &= reading == Reading::Word;
    if (&token == &tokens_.front()) plan.reading = reading;
    if (!inflect || reading == Reading::Number || reading == Reading::Signs)
      plan.positions.push_back(typed(*token.form));
    else if (reading == Reading::Name) plan.positions.push_back(name(*token.form));
    // The acronym's families have no positions: in a compound it is a word in any case.
    else if (reading == Reading::Acronym)
      plan.positions.push_back(tokens_.size() == 1 ? acronym(*token.form) : typed(*token.form));
    else plan.positions.push_back(plan.stop ? typed(*token.form) : inflected(*token.form));
  }
  for (std::size_t i = 1; i < tokens_.size(); ++i) {
    if (text::takes_preposition(*tokens_[i - 1].form, *tokens_[i].form)) plan.preposition = i;
  }
  const text::Form& head = *tokens_.front().form;
  if (head.signs && head.joined_parts == tokens_.size()) {  // `AC/DC` is no `AC DC`
    plan.positions = {{{index::make_term(index::prefix::joined, head.joined), Nearness::Typed}}};
    return plan;
  }
  if (tokens_.size() == 1) {
    if (plan.reading == Reading::Acronym) return plan;
    const auto& joined = head.joined.empty() ? head.folded : head.joined;
    const bool decimal = head.number && head.term.find(',') != std::string::npos;
    if (!head.number || decimal) add(plan.whole, index::make_term(index::prefix::joined, joined), Nearness::Derived);
    if (!head.joined.empty()) add(plan.whole, index::make_term("", joined), Nearness::Derived);
  } else if (head.joined_parts == tokens_.size()) {
    add(plan.whole, index::make_term(index::prefix::joined, head.joined), Nearness::Typed);
    for (const auto& spelling : vocabulary_.accentuations(head.joined))
      add(plan.whole, index::make_term("", spelling), Nearness::Derived);
  }
  if (inflects && !plan.whole.empty()) add_joined_inflections(word, plan.whole);
  return plan;
}

}  // namespace archive::search
