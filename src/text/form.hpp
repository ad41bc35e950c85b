// SPDX-License-Identifier: GPL-3.0-or-later
/// Making the form of a word.
#pragma once

#include <string_view>

#include "archive/text/analyzer.hpp"

namespace archive::text {

/// The form of a word as written: term, folded, case, and what the lists and the lexicon say of it.
[[nodiscard]] Form make_form(std::string_view word);

/// The form of a number, by its canonical spelling (number.hpp).
[[nodiscard]] Form make_number(std::string canonical);

/// Whether the lexicon reads a term as a noun, an adjective or a participle.
[[nodiscard]] bool is_nominal(std::string_view term);

/// Adds a term at the word's position, unless it has it already.
void add_alternate(Form& form, std::string term);

}  // namespace archive::text
