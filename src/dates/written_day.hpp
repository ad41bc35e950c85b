// SPDX-License-Identifier: GPL-3.0-or-later
/// A day as it is written out: `samedi 20 avril 2024`, `20/04/24`, `April 20, 2024`, `2024-04-20T18:05`.
#pragma once

#include <optional>
#include <span>

#include "archive/core/day.hpp"
#include "pieces.hpp"

namespace archive::dates {

/// What was written; the day need not exist.
struct WrittenDay {
  std::size_t pieces = 0;           ///< how many pieces it takes, a leading article and the time of day included
  unsigned day = 0;                 ///< 1 to 31
  unsigned month = 0;               ///< 1 to 12
  std::optional<int> year;          ///< 1000 to 2999
  std::optional<unsigned> weekday;  ///< 1 (Monday) to 7
  std::optional<unsigned> minute;   ///< of the day, where a time of day follows

  /// The day of the calendar. Without a year the one nearest to `near`; nothing without both, and where the calendar
  /// has no such day.
  [[nodiscard]] std::optional<core::Day> resolve(std::optional<core::Day> near) const;

  /// Whether a weekday is named that is not the day's.
  [[nodiscard]] bool contradicts(core::Day resolved) const { return weekday && *weekday != core::weekday(resolved); }
};

/// Reads a day at the front of the pieces; nothing where there is none. Source: dates.md, sections 1 and 2.
[[nodiscard]] std::optional<WrittenDay> read_written_day(std::span<const Piece> pieces);

/// Reads a time of day (`à 18h05`, `, 9 h 12`, `18:05`) at the front of the pieces: the minute of the day, and how many
/// pieces it takes; 0 pieces where there is none.
struct TimeOfDay {
  std::size_t pieces = 0;
  unsigned minute = 0;
};
[[nodiscard]] TimeOfDay read_time_of_day(std::span<const Piece> pieces);

}  // namespace archive::dates
