// SPDX-License-Identifier: GPL-3.0-or-later
#include "context.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <string>

#include "archive/text/amounts.hpp"
#include "archive/text/lexicon.hpp"
#include "archive/text/utf8.hpp"
#include "chars.hpp"
#include "chunk.hpp"
#include "contracted_place.hpp"
#include "form.hpp"
#include "number.hpp"
#include "number_words.hpp"

namespace archive::text {
namespace {

constexpr std::size_t longest_cardinal = 8;  // words: « neuf cent quatre-vingt-dix-neuf mille … » is cut there

bool is_plain_number(const Form& form) { return form.number && form.term.find(',') == std::string::npos; }

/// The value of a word that may be a Roman numeral after a name: capitals only.
int roman(const Form& form) {
  if (form.letter_case != Case::Upper && form.letter_case != Case::Capital) return 0;
  std::string capitals;
  for (const char c : form.term) {
    if (c < 'a' || c > 'z') return 0;
    capitals += static_cast<char>(c - 32);
  }
  if (form.letter_case == Case::Capital && capitals.size() > 1) return 0;
  return roman_value(capitals);
}

class ContextRules {
 public:
  ContextRules(std::string_view text, std::vector<Token>& tokens, std::deque<Form>& forms)
      : text_(text), tokens_(tokens), forms_(forms) {}

  void run(const std::vector<ContextStart>& starts) {
    for (const auto& start : starts) {
      if (start.token < done_) continue;
      if (start.broken_line) join_lines(start.token);
      else apply(start.token);
    }
    close_up();
  }

 private:
  void apply(std::size_t i) {
    const Form& form = *tokens_[i].form;
    if (form.number) {
      if (!telephone(i)) grouped_number(i);
    } else if (form.term == "pour") {
      per_cent(i);
    } else if (form.term == "no") {
      numero(i);
    } else if (!hidden_article(form.folded).empty()) {
      contracted_place(i);
    } else if (is_number_word(form.folded)) {
      cardinal_in_words(i);
    } else if (form.term == "m" && is_next(i) && is_currency(*tokens_[i + 1].form)) {
      add_alternate(own_form(i), "million");  // `3 M €`; `3M€` is cut with its equals already
    } else if (const int value = roman(form)) {
      roman_after_name(i, value);
    }
  }

  [[nodiscard]] std::string_view between(std::size_t i) const {
    return text_.substr(tokens_[i].span.end, tokens_[i + 1].span.begin - tokens_[i].span.end);
  }

  /// Whether token i + 1 is the next word of the text: a scan leaves words out.
  [[nodiscard]] bool is_next(std::size_t i) const {
    return i + 1 < tokens_.size() && tokens_[i + 1].position == tokens_[i].position + 1;
  }

  /// Whether token i + 1 follows token i after one space, whatever its width.
  [[nodiscard]] bool one_space(std::size_t i) const {
    if (!is_next(i)) return false;
    const auto gap = between(i);
    if (gap.empty() || gap == "\n") return false;
    const auto point = code_point_at(gap, 0);
    return point.size == gap.size() && classify(point.value) == CharClass::Space;
  }

  Form& own_form(std::size_t i) {
    forms_.push_back(*tokens_[i].form);
    tokens_[i].form = &forms_.back();
    return forms_.back();
  }

  void merge(std::size_t i, std::size_t last, Form form) {
    forms_.push_back(std::move(form));
    tokens_[i].form = &forms_.back();
    tokens_[i].span.end = tokens_[last].span.end;
    for (std::size_t gone = i + 1; gone <= last; ++gone) tokens_[gone].form = nullptr;
    done_ = last + 1;
    merged_ = true;
  }

  [[nodiscard]] bool written_plainly(std::size_t i) const {
    return tokens_[i].span.size() == tokens_[i].form->term.size();
  }

  /// `06 12 34 56 78`, with spaces, dots or hyphens: one word.
  bool telephone(std::size_t i) {
    if (tokens_[i].form->term.size() != 2 || tokens_[i].form->term[0] != '0' || i + 4 >= tokens_.size()) return false;
    std::string digits = tokens_[i].form->term;
    for (std::size_t next = i + 1; next <= i + 4; ++next) {
      const Form& form = *tokens_[next].form;
      const auto gap = between(next - 1);
      const bool close = one_space(next - 1) || gap == "." || gap == "-";
      if (!close || !form.number || form.term.size() != 2) return false;
      digits += form.term;
    }
    merge(i, i + 4, make_number(std::move(digits)));
    return true;
  }

  /// One to three digits, then groups of exactly three after one and the same space; decimals may follow the last.
  void grouped_number(std::size_t i) {
    const Form& first = *tokens_[i].form;
    if (first.term.size() > 3 || !is_plain_number(first) || !written_plainly(i)) return;
    std::string digits = first.term;
    std::size_t last = i;
    while (one_space(last) && (last == i || between(last) == between(i))) {
      const Form& next = *tokens_[last + 1].form;
      if (!next.number || !written_plainly(last + 1)) break;
      const std::size_t comma = std::min(next.term.find(','), next.term.size());
      if (comma != 3) break;
      digits += next.term;
      ++last;
      if (comma != next.term.size()) break;
    }
    if (last > i) merge(i, last, make_number(std::move(digits)));
  }

  /// `5 pour cent`, `5 pour 100`: the sign, with its words at the same position.
  void per_cent(std::size_t i) {
    if (i == 0 || !is_next(i - 1) || !one_space(i)) return;
    // Groups of digits before it may be one number by now: `50 000 pour cent`.
    std::size_t number = i - 1;
    while (number > 0 && !tokens_[number].form) --number;
    if (!tokens_[number].form || !tokens_[number].form->number) return;
    const std::string& next = tokens_[i + 1].form->term;
    if (next != "cent" && next != "100") return;
    Form form;
    form.term = form.folded = "%";
    form.alternates = {"pour", next};
    merge(i, i + 1, std::move(form));
  }

  /// `no. 5`: the sign.
  void numero(std::size_t i) {
    if (!is_next(i) || !tokens_[i + 1].form->number || !between(i).starts_with('.')) return;
    add_alternate(own_form(i), "n°");
  }

  /// `au Havre`: the article of the place stands at the position of `au`.
  void contracted_place(std::size_t i) {
    const auto article = hidden_article(tokens_[i].form->folded);
    std::string name(article);
    for (std::size_t next = i + 1; next < tokens_.size(); ++next) {
      const Form& form = *tokens_[next].form;
      const bool first = next == i + 1;
      if (first && (!one_space(i) || form.letter_case == Case::Lower || form.letter_case == Case::None)) return;
      if (tokens_[next].position != tokens_[next - 1].position + 1) return;
      name += ' ';
      name += form.folded;
      switch (match_place(name)) {
        case PlaceMatch::None: return;
        case PlaceMatch::Beginning: break;
        case PlaceMatch::Whole: add_alternate(own_form(i), std::string(article)); return;
      }
    }
  }

  /// `cinquante mille`: its number stands at the first word's position.
  void cardinal_in_words(std::size_t i) {
    std::vector<std::string_view> words{tokens_[i].form->folded};
    for (std::size_t last = i; words.size() < longest_cardinal && last + 1 < tokens_.size(); ++last) {
      if (!one_space(last) && between(last) != "-") break;
      words.push_back(tokens_[last + 1].form->folded);
    }
    const auto cardinal = read_cardinal(words);
    if (!cardinal || (cardinal->words < 2 && cardinal->value < 100)) return;
    add_alternate(own_form(i), std::to_string(cardinal->value));
    done_ = i + cardinal->words;
  }

  /// `Louis XIV`: the Arabic value stands at the numeral's position.
  void roman_after_name(std::size_t i, int value) {
    if (i == 0 || tokens_[i - 1].form == nullptr || tokens_[i].capitals_line || !one_space(i - 1)) return;
    const Form& before = *tokens_[i - 1].form;
    if (before.letter_case != Case::Capital || before.stop) return;
    add_alternate(own_form(i), std::to_string(value));
  }

  /// `com-⏎mission`: one word if the lexicon holds the joined form and not the hyphenated one, else a compound.
  void join_lines(std::size_t i) {
    if (i + 1 >= tokens_.size() || tokens_[i + 1].form->letter_case != Case::Lower) return;
    const auto gap = between(i);
    const auto hyphen = code_point_at(gap, 0);
    if (classify(hyphen.value) != CharClass::Hyphen || gap.find('\n') == std::string_view::npos) return;
    const std::string first(text_.substr(tokens_[i].span.begin, tokens_[i].span.size()));
    const std::string second(text_.substr(tokens_[i + 1].span.begin, tokens_[i + 1].span.size()));
    const auto& lexicon = Lexicon::french();
    Form joined = make_form(first + second);
    if (!lexicon.readings(joined.term).empty() && lexicon.readings(make_form(first + "-" + second).term).empty()) {
      merge(i, i + 1, std::move(joined));
      return;
    }
    Form& compound = own_form(i);
    compound.joined = joined.folded;
    compound.joined_parts = 2;
  }

  void close_up() {
    if (!merged_) return;
    std::size_t kept = 0;
    std::uint32_t shift = 0;
    for (auto& token : tokens_) {
      if (token.form == nullptr) {
        ++shift;
        continue;
      }
      token.position -= shift;
      tokens_[kept++] = token;
    }
    tokens_.resize(kept);
  }

  std::string_view text_;
  std::vector<Token>& tokens_;
  std::deque<Form>& forms_;
  std::size_t done_ = 0;  ///< tokens before it are taken
  bool merged_ = false;
};

}  // namespace

bool begins_context(const Form& form) {
  if (form.number) return form.term.size() <= 3 && is_plain_number(form);
  if (form.term == "pour" || form.term == "no" || !hidden_article(form.folded).empty()) return true;
  if (is_number_word(form.folded)) return form.folded != "un" && form.folded != "une";
  return roman(form) > 0;
}

void apply_context(std::string_view text, const std::vector<ContextStart>& starts, std::vector<Token>& tokens,
                   std::deque<Form>& forms) {
  ContextRules(text, tokens, forms).run(starts);
}

}  // namespace archive::text
