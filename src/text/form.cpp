// SPDX-License-Identifier: GPL-3.0-or-later
#include "form.hpp"

#include <algorithm>

#include "archive/text/fold.hpp"
#include "archive/text/lexicon.hpp"
#include "archive/text/utf8.hpp"
#include "chars.hpp"
#include "number_words.hpp"
#include "word_lists.hpp"

namespace archive::text {
namespace {

constexpr std::size_t longest_acronym = 6;          // letters; french.md section 10
constexpr std::string_view accentable = "aceiouy";  // the letters that French writes with an accent or cedilla

Case case_of(std::string_view word) {
  bool first_upper = false, later_upper = false, lower = false;
  std::size_t letters = 0;
  for (std::size_t at = 0; at < word.size();) {
    const auto point = code_point_at(word, at);
    at += point.size;
    const bool upper = is_upper(point.value);
    if (!upper && !is_lower(point.value)) continue;
    if (++letters == 1) first_upper = upper;
    else if (upper) later_upper = true;
    lower |= !upper;
  }
  if (letters == 0) return Case::None;
  if (!lower) return letters == 1 ? Case::Capital : Case::Upper;
  if (!first_upper && !later_upper) return Case::Lower;
  return first_upper && !later_upper ? Case::Capital : Case::Mixed;
}

/// The word with `e` for each `æ`, as many write it (`cetera`); empty where it has none.
std::string without_ligatures(std::string_view word) {
  constexpr std::string_view small = "æ", capital = "Æ";
  if (word.find(small) == std::string_view::npos && word.find(capital) == std::string_view::npos) return {};
  std::string plain;
  for (std::size_t at = 0; at < word.size();) {
    const auto point = code_point_at(word, at);
    if (const auto bytes = word.substr(at, point.size); bytes == small || bytes == capital) plain += 'e';
    else plain.append(bytes);
    at += point.size;
  }
  return to_term(plain);
}

/// Whether a spelling that lost accents may be one with them: the lexicon holds such a word, or knows neither.
bool may_lack(const Form& form, Accents accents) {
  const auto& lexicon = Lexicon::french();
  const auto forms = lexicon.forms_like(form.term, accents);
  if (forms.empty()) return true;
  return std::any_of(forms.begin(), forms.end(), [&](FormId id) { return lexicon.spelling(id) != form.term; });
}

}  // namespace

Form make_form(std::string_view word) {
  Form form;
  form.term = to_term(word);
  form.folded = fold(form.term);
  form.accented = form.folded != form.term;
  form.signature = signature_byte(form.folded);
  form.letter_case = case_of(word);
  form.stop = is_stop_word(form.term);
  const bool upper = form.letter_case == Case::Upper, capital = form.letter_case == Case::Capital;
  const bool short_word = count_code_points(form.term) <= longest_acronym;
  form.acronym = upper && short_word;
  form.may_be_acronym = capital && short_word && form.term.size() > 1 && !form.stop &&
                        !Lexicon::french().is_common_word(form.term, Accents::Lost);
  form.may_lack_accents = upper && !form.accented && form.term.find_first_of(accentable) != std::string::npos &&
                          may_lack(form, Accents::Lost);
  form.may_lack_first_accent = capital && !form.term.empty() &&
                               accentable.find(form.term.front()) != std::string_view::npos &&
                               may_lack(form, Accents::FirstLost);
  add_word_equals(form);
  if (auto plain = without_ligatures(word); !plain.empty()) add_alternate(form, std::move(plain));
  return form;
}

Form make_number(std::string canonical) {
  Form form;
  form.term = std::move(canonical);
  form.folded = form.term;
  form.number = true;
  form.signature = signature_byte(form.folded);
  return form;
}

bool is_nominal(std::string_view term) {
  const auto& lexicon = Lexicon::french();
  const auto readings = lexicon.readings(term);
  return std::any_of(readings.begin(), readings.end(), [&](const Reading& reading) {
    const auto classes = lexicon.classes(reading.headword());
    return classes.has(WordClass::Noun) || classes.has(WordClass::Adjective) || reading.has(Reading::Participle);
  });
}

void add_alternate(Form& form, std::string term) {
  if (term == form.term || std::find(form.alternates.begin(), form.alternates.end(), term) != form.alternates.end())
    return;
  form.alternates.push_back(std::move(term));
}

}  // namespace archive::text
