// SPDX-License-Identifier: GPL-3.0-or-later
/// What a character is to the query language. What a word is, the analyser decides (words.hpp).
#pragma once

#include <cstddef>
#include <string_view>

namespace archive::query {

/// White space and control characters; U+0092 is an apostrophe (french.md, section 3).
[[nodiscard]] bool is_space(char32_t c);

/// Soft hyphen and zero-width characters: inside a word, but not of it (french.md, section 1).
[[nodiscard]] bool is_invisible(char32_t c);

/// Every character that stands for an apostrophe between two letters.
[[nodiscard]] bool is_apostrophe(char32_t c);

/// Letters and digits, as far as it takes to tell an apostrophe from a quote and a field's name from other text.
[[nodiscard]] bool is_letter_or_digit(char32_t c);

/// `"` and the typographic double quotes and guillemets, opening and closing: they end a word wherever they stand.
[[nodiscard]] bool is_double_quote(char32_t c);

/// Signs that mean something beside a number or alone: `%`, `€`, `°`…
[[nodiscard]] bool is_unit_sign(char32_t c);

/// The first byte at or after `at` that is not white space.
[[nodiscard]] std::size_t skip_space(std::string_view text, std::size_t at);

/// The end of the run of characters that begins at `at`: white space, parentheses, double quotes and `|` end it.
[[nodiscard]] std::size_t chunk_end(std::string_view text, std::size_t at);

}  // namespace archive::query
