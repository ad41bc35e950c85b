// SPDX-License-Identifier: GPL-3.0-or-later
/// How far apart the operands of a query stand in one text.
#pragma once

#include <cstdint>
#include <vector>

namespace archive::search {

/// The positions of the first and last word of an operand that stands in a text.
struct Occurrence {
  std::uint32_t first = 0, last = 0;
  friend constexpr auto operator<=>(const Occurrence&, const Occurrence&) = default;
};

/// For each operand its occurrences, ascending, without duplicates.
using Occurrences = std::vector<std::vector<Occurrence>>;

/// Whether each operand stands somewhere, no two at one place, and the last begins at most `distance` positions after the
/// end of the first.
[[nodiscard]] bool stand_near(const Occurrences& operands, std::uint32_t distance);

/// The same, one after the other in the order given.
[[nodiscard]] bool stand_in_order(const Occurrences& operands, std::uint32_t distance);

/// Whether each operand can have a place that no other has.
///
/// places   for each operand its places, ascending.
[[nodiscard]] bool have_own_places(const std::vector<std::vector<std::uint32_t>>& places);

/// The part of the occurrences that lies in positions [begin, end).
[[nodiscard]] Occurrences between(const Occurrences& operands, std::uint32_t begin, std::uint32_t end);

}  // namespace archive::search
