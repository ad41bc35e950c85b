// SPDX-License-Identifier: GPL-3.0-or-later
/// Columns of a terminal that one character takes (Unicode Standard Annex 11; ambiguous ones are narrow).
#pragma once

#include <cstddef>

namespace archive::cli {

/// 0, 1 or 2. Requires a character that is no control.
[[nodiscard]] std::size_t width_of(char32_t c);

/// Whether the character is drawn upon the one before it (general categories Mn and Me).
[[nodiscard]] bool is_combining(char32_t c);

}  // namespace archive::cli
