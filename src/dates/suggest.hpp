// SPDX-License-Identifier: GPL-3.0-or-later
/// The nearest word of the grammar of dates to one it does not hold.
#pragma once

#include <string_view>

namespace archive::dates {

/// Whether the word stands in some expression. word: folded.
[[nodiscard]] bool is_date_word(std::string_view word);

/// The nearest word, as it is spelled (`hierr` → `hier`); empty where none is near.
[[nodiscard]] std::string_view nearest_date_word(std::string_view word);

}  // namespace archive::dates
