// SPDX-License-Identifier: GPL-3.0-or-later
/// Numbers written with digits: one canonical spelling each (french.md section 9).
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "chunk_text.hpp"

namespace archive::text {

struct Number {
  std::size_t end = 0;    ///< character after it
  std::string canonical;  ///< digits alone, a decimal comma as `,`: `70.000` is 70000, `3.5` is 3,5
};

/// Reads the number at character i: groups of three parted by `.` or an apostrophe, decimals after a comma or a point.
/// Nothing where no digit stands.
[[nodiscard]] std::optional<Number> read_number(const ChunkText& text, std::size_t i);

/// The ending of an ordinal right after digits or a Roman numeral (`er re ère e ème`…): the character after it, or i.
[[nodiscard]] std::size_t ordinal_ending(const ChunkText& text, std::size_t i);

/// The value of a Roman numeral in capitals, canonically written, up to 3999; 0 for anything else.
[[nodiscard]] int roman_value(std::string_view capitals);

}  // namespace archive::text
