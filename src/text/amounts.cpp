// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/text/amounts.hpp"

#include <algorithm>
#include <span>

namespace archive::text {
namespace {

constexpr std::array<std::string_view, 2> nouns_of_number{"million", "milliard"};
constexpr std::array<std::string_view, 3> currencies{"€", "$", "£"};

/// Whether a word or one of its equals is among some canonical terms (number_words.hpp).
bool is_one_of(const Form& form, std::span<const std::string_view> terms) {
  const auto known = [&](std::string_view term) { return std::find(terms.begin(), terms.end(), term) != terms.end(); };
  return known(form.term) || std::any_of(form.alternates.begin(), form.alternates.end(), known);
}

}  // namespace

bool is_currency(const Form& form) { return is_one_of(form, currencies); }

bool takes_preposition(const Form& amount, const Form& unit) {
  return is_one_of(amount, nouns_of_number) && is_currency(unit);
}

}  // namespace archive::text
