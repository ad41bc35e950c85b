// SPDX-License-Identifier: GPL-3.0-or-later
/// Which term families a token gives (schema.hpp, namespace prefix).
#pragma once

#include <string_view>

#include "archive/index/schema.hpp"
#include "archive/text/analyzer.hpp"
#include "archive/text/fold.hpp"

namespace archive::index {

enum class TextPart { Title, Body };

/// Whether a term of a family stands at a position or only counts.
enum class Family { Positional, Counted };

/// Calls sink(prefix, text, family) for each term of a token.
///
/// A family is given only where it says more than the word itself: lost accents only for capitals without accent, name
/// counts only for words that are not on the stop list.
template <typename Sink>
void for_each_family_term(const text::Token& token, TextPart part, Sink&& sink) {
  const text::Form& form = *token.form;
  sink(std::string_view(), std::string_view(form.term), Family::Positional);
  for (const auto& alternate : form.alternates) sink(std::string_view(), std::string_view(alternate), Family::Positional);
  if (!form.joined.empty()) sink(prefix::joined, std::string_view(form.joined), Family::Counted);
  if (form.may_lack_accents) sink(prefix::lost_all, std::string_view(form.term), Family::Positional);
  if (form.may_lack_first_accent) sink(prefix::lost_first, std::string_view(form.term), Family::Positional);
  if (form.stop || form.number || form.elided) return;
  const std::string_view folded = form.folded;
  const bool name = part == TextPart::Body && token.name_occurrence();
  // `Onu` at the head of a sentence or in a title may be an acronym too; inside a sentence its name count says so.
  if (!token.capitals_line && (form.acronym || (form.may_be_acronym && !name))) sink(prefix::capitals, folded, Family::Counted);
  if (name) sink(prefix::name, folded, Family::Counted);
  else if (part == TextPart::Title || form.letter_case != text::Case::Lower) sink(prefix::neutral, folded, Family::Counted);
}

}  // namespace archive::index
