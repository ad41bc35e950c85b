// SPDX-License-Identifier: GPL-3.0-or-later
/// Small numbers and ordinals in words, French and English (data/date_numbers.txt).
#pragma once

#include <optional>
#include <string_view>

namespace archive::dates {

/// The number a folded word names: 1 to 16, the tens to 60, 100.
[[nodiscard]] std::optional<unsigned> number_named(std::string_view word);

/// The place a folded word names: 1 to 10, 0 for the last.
[[nodiscard]] std::optional<unsigned> ordinal_named(std::string_view word);

}  // namespace archive::dates
