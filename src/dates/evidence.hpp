// SPDX-License-Identifier: GPL-3.0-or-later
/// Whether what reads as a date is one in a text: laws, counts, prices, scores and names look like dates.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "archive/dates/text_dates.hpp"
#include "form.hpp"
#include "tokens.hpp"

namespace archive::dates {

/// A sentence, and what was found in it so far.
struct Scene {
  std::string_view sentence;
  std::span<const Token> tokens;
  std::size_t last_end = 0;       ///< the token after the date found last; 0 where there is none
  bool last_was_year = false;     ///< it was a bare year
  bool last_was_weekday = false;  ///< it was a bare weekday

  [[nodiscard]] const Token* at(std::size_t i) const { return i < tokens.size() ? &tokens[i] : nullptr; }
  [[nodiscard]] Key word(std::size_t i) const {
    return i < tokens.size() && tokens[i].is_word() ? tokens[i].key : Key();
  }
};

/// Whether the form that begins at the token is a date there. Source: dates.md, sections 1 and 3.
[[nodiscard]] bool is_date(const Scene& scene, const Form& form, std::size_t begin);
[[nodiscard]] bool is_date(const Scene& scene, const Range& range, std::size_t begin);

/// Whose national feast is meant, where the form leaves it open: that of the country named nearest in the sentence,
/// else France's. Nothing where it is said to be somebody else's: `leur fête nationale`.
[[nodiscard]] std::optional<Form> national_day(const Scene& scene, const Form& form, std::size_t begin);

/// The word before a date that opens or closes an interval at it.
[[nodiscard]] Relation relation_before(const Scene& scene, std::size_t begin);

}  // namespace archive::dates
