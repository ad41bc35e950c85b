// SPDX-License-Identifier: GPL-3.0-or-later
/// Which term families a token gives (schema.hpp, namespace prefix).
#pragma once

#include <cstddef>
#include <string_view>

#include "archive/index/schema.hpp"
#include "archive/text/analyzer.hpp"
#include "archive/text/fold.hpp"

namespace archive::index {

enum class TextPart { Title, Body };

/// Whether the terms of a family are spellings, which a field of text can be searched by; the others only count.
constexpr bool is_spelling(std::string_view family) {
  return family.empty() || family == prefix::lost_all || family == prefix::lost_first || family == prefix::joined;
}

/// Where the number of a term is noted beside the form that gives it (text::FormNote): nearly all terms of a text are of three
/// families.
inline constexpr std::size_t word_place = 0, name_place = 1, neutral_place = 2, no_place = text::FormNote::places;

/// Calls sink(prefix, text, place) for each term of a token.
///
/// A family is given only where it says more than the word itself: lost accents only for capitals without accent, name
/// counts only for words that are not on the stop list.
template <typename Sink>
void for_each_family_term(const text::Token& token, TextPart part, Sink&& sink) {
  const text::Form& form = *token.form;
  sink(std::string_view(), std::string_view(form.term), word_place);
  for (const auto& alternate : form.alternates) sink(std::string_view(), std::string_view(alternate), no_place);
  if (!form.joined.empty()) sink(prefix::joined, std::string_view(form.joined), no_place);
  if (form.may_lack_accents) sink(prefix::lost_all, std::string_view(form.term), no_place);
  if (form.may_lack_first_accent) sink(prefix::lost_first, std::string_view(form.term), no_place);
  if (form.stop || form.number || form.elided) return;
  const std::string_view folded = form.folded;
  const bool name = part == TextPart::Body && token.name_occurrence();
  // `Onu` at the head of a sentence or in a title may be an acronym too; inside a sentence its name count says so.
  if (!token.capitals_line && (form.acronym || (form.may_be_acronym && !name)))
    sink(prefix::capitals, folded, no_place);
  if (name) sink(prefix::name, folded, name_place);
  else if (part == TextPart::Title || form.letter_case != text::Case::Lower)
    sink(prefix::neutral, folded, neutral_place);
}

}  // namespace archive::index
