// SPDX-License-Identifier: GPL-3.0-or-later
/// The expressions of dates.md, section 2, French and English, read from tokens.
#pragma once

#include <optional>
#include <span>

#include "form.hpp"
#include "walk.hpp"

namespace archive::dates {

/// What may be read. Texts know fewer forms than queries, and a line that is nothing but a date looser ones.
enum class Style { Query, Text, Alone };

/// What a form may begin with.
enum class Starts { Words, Numbers, Both };

/// A reader of one kind of form gets a walk at its first word, articles already passed, and the form to fill in. It
/// returns whether it read one, and then the walk stands behind it.
struct FormReader {
  bool (*read)(Walk& walk, Form& form, Style style);
  Starts starts;
};

/// The longest form that begins at the token; nothing where none does.
///
[[nodiscard]] std::optional<Form> read_form(std::span<const Token> tokens, std::size_t at, Style style);

/// A range that begins at the token: `du 3 au 5 avril`, `entre X et Y`, `1914-1918`, `13 au 15 juillet`.
///
/// form   what read_form() gives there.
[[nodiscard]] std::optional<Range> read_range(std::span<const Token> tokens, std::size_t at, Style style,
                                              const std::optional<Form>& form);

/// Whether the token is a word before the ends of a range (`du`, `entre`); such a word begins no form.
[[nodiscard]] bool opens_range(const Token& token);

// The readers, by what they read; each list ends with one without function.
extern const FormReader day_readers[];
extern const FormReader month_readers[];
extern const FormReader unit_readers[];
extern const FormReader relative_readers[];

}  // namespace archive::dates
