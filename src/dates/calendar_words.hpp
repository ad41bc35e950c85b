// SPDX-License-Identifier: GPL-3.0-or-later
/// The words of the calendar, French and English (data/months.txt, data/weekdays.txt).
#pragma once

#include <optional>
#include <string_view>

namespace archive::dates {

/// The month, 1 to 12, that a word names. word: folded (text/fold.hpp), without dot.
[[nodiscard]] std::optional<unsigned> month_named(std::string_view word);

/// The weekday, 1 (Monday) to 7, that a word names. word: folded, without dot.
[[nodiscard]] std::optional<unsigned> weekday_named(std::string_view word);

/// Whether a folded text names a press agency (data/agencies.txt).
[[nodiscard]] bool is_agency(std::string_view name);

}  // namespace archive::dates
