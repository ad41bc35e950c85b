// SPDX-License-Identifier: GPL-3.0-or-later
// What a word counts for, what a query word means, and where the two meet (french.md section 5).
#include <algorithm>
#include <map>

#include "archive/text/fold.hpp"
#include "archive/text/lexicon.hpp"
#include "archive/text/light_stem.hpp"

namespace archive::text {

namespace {

void sort_unique(std::vector<HeadwordId>& headwords) {
  std::sort(headwords.begin(), headwords.end());
  const auto repeated = std::unique(headwords.begin(), headwords.end());
  headwords.erase(repeated, headwords.end());
}

bool is_itself(Reading reading) { return reading.has(Reading::Headword) && !reading.has(Reading::Name); }

/// The headwords of one form: itself where it is a headword, else all it is read as; names always.
void add_meant(std::span<const Reading> readings, std::vector<HeadwordId>& headwords) {
  const bool only_itself = std::ranges::any_of(readings, is_itself);
  for (const Reading reading : readings) {
    if (reading.has(Reading::Shadowed)) continue;
    if (!only_itself || is_itself(reading) || reading.has(Reading::Name)) headwords.push_back(reading.headword());
  }
}

/// The headwords that differ from the word by accents alone; where there is none and the word is unknown as it stands,
/// the readings of the forms that do.
void add_respelled(const Lexicon& lexicon, std::string_view word, bool known, std::vector<HeadwordId>& headwords) {
  const std::vector<FormId> forms = lexicon.forms_like(word, Accents::Lost);
  bool found = known;
  for (const FormId form : forms) {
    for (const Reading reading : lexicon.readings(form)) {
      if (!reading.has(Reading::Headword)) continue;
      headwords.push_back(reading.headword());
      if (!reading.has(Reading::Name)) found = true;
    }
  }
  if (found) return;
  for (const FormId form : forms) add_meant(lexicon.readings(form), headwords);
}

bool is_verb(const Lexicon& lexicon, HeadwordId headword) { return lexicon.classes(headword).has(WordClass::Verb); }

std::vector<ExpandedForm> in_order(const std::map<std::string, Closeness>& forms) {
  std::vector<ExpandedForm> result;
  for (const auto& [form, closeness] : forms) result.push_back({form, closeness});
  std::ranges::stable_sort(result, {}, &ExpandedForm::closeness);
  return result;
}

std::vector<ExpandedForm> expand_unknown(const Lexicon& lexicon, const std::string& term) {
  std::map<std::string, Closeness> forms;
  for (const std::string& candidate : light_stem_candidates(term)) {
    if (lexicon.readings(candidate).empty()) forms.emplace(candidate, Closeness::Inflected);
  }
  forms.insert_or_assign(term, Closeness::Typed);
  return in_order(forms);
}

}  // namespace

std::vector<HeadwordId> reading_headwords(const Lexicon& lexicon, std::string_view word, Accents accents) {
  std::vector<HeadwordId> result;
  const auto add = [&](std::span<const Reading> readings) {
    for (const Reading reading : readings) {
      if (!reading.has(Reading::Shadowed)) result.push_back(reading.headword());
    }
  };
  if (accents == Accents::Kept) {
    add(lexicon.readings(word));
  } else {
    for (const FormId form : lexicon.forms_like(word, accents)) add(lexicon.readings(form));
  }
  sort_unique(result);
  return result;
}

std::vector<HeadwordId> query_headwords(const Lexicon& lexicon, std::string_view word, Accents accents) {
  std::vector<HeadwordId> result;
  const auto readings = lexicon.readings(word);
  add_meant(readings, result);
  if (accents == Accents::FirstLost) {
    for (const FormId form : lexicon.forms_like(word, accents)) add_meant(lexicon.readings(form), result);
  } else if (accents == Accents::Lost) {
    const bool known = std::ranges::any_of(readings, [](Reading one) { return !one.has(Reading::Name); });
    add_respelled(lexicon, word, known, result);
  }
  sort_unique(result);
  return result;
}

std::vector<ExpandedForm> expand(const Lexicon& lexicon, std::string_view word, Accents accents) {
  const std::string term = to_term(word);
  const std::vector<HeadwordId> meant = query_headwords(lexicon, term, accents);
  if (meant.empty()) return expand_unknown(lexicon, term);

  std::vector<HeadwordId> as_typed = query_headwords(lexicon, term, Accents::Kept);
  if (as_typed.empty()) as_typed = meant;
  const bool noun_first =
      std::ranges::any_of(as_typed, [&](HeadwordId one) { return lexicon.classes(one).has(WordClass::Noun); });
  std::map<std::string, Closeness> forms;
  for (const HeadwordId headword : meant) {
    const bool respelled = !std::ranges::binary_search(as_typed, headword);
    const bool doubtful = noun_first && is_verb(lexicon, headword);
    for (const FormId form : lexicon.paradigm(headword)) {
      const bool ambiguous = std::ranges::any_of(lexicon.readings(form), [&](Reading reading) {
        return !reading.has(Reading::Shadowed) && !std::ranges::binary_search(meant, reading.headword());
      });
      const Closeness closeness = respelled               ? Closeness::Respelled
                                  : ambiguous || doubtful ? Closeness::Ambiguous
                                                          : Closeness::Inflected;
      const auto [place, is_new] = forms.emplace(lexicon.spelling(form), closeness);
      if (!is_new) place->second = std::min(place->second, closeness);
    }
  }
  forms.insert_or_assign(term, Closeness::Typed);
  if (accents == Accents::Lost) {
    for (auto& [form, closeness] : forms) {
      if (fold(form) == term) closeness = Closeness::Typed;
    }
  }
  return in_order(forms);
}

}  // namespace archive::text
