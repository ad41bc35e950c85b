// SPDX-License-Identifier: GPL-3.0-or-later
/// Amounts of money: what French puts between « milliards » and « euros ».
#pragma once

#include <array>
#include <string_view>

#include "archive/text/analyzer.hpp"

namespace archive::text {

/// Whether a word is a currency, in letters or as its sign: `€`, `euros`, `EUR`.
[[nodiscard]] bool is_currency(const Form& form);

/// Whether a preposition stands between the two words where they are written out: `Md€` is « milliards d’euros ».
[[nodiscard]] bool takes_preposition(const Form& amount, const Form& unit);

/// The terms of that preposition.
inline constexpr std::array<std::string_view, 2> amount_prepositions{"d", "de"};

}  // namespace archive::text
