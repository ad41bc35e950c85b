// SPDX-License-Identifier: GPL-3.0-or-later
/// A point in time, as seconds, and its RFC 3339 spelling.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "archive/core/day.hpp"

namespace archive::core {

/// Seconds since 1970-01-01T00:00:00Z, and the offset (minutes east of UTC) of the place it is told in.
struct Moment {
  std::int64_t seconds = 0;
  std::int32_t offset_minutes = 0;

  friend constexpr auto operator<=>(const Moment&, const Moment&) = default;
};

/// The present, in UTC. Only the command line may call this.
[[nodiscard]] Moment system_now();

/// Reads `YYYY-MM-DD`, `YYYY-MM-DDTHH:MM`, with optional `:SS`, fraction, and `Z` or `+HH:MM`; a space may stand for
/// the T. Without an offset the process's time zone is meant. Nothing for any other text.
[[nodiscard]] std::optional<Moment> parse_moment(std::string_view text);

/// Writes `2024-04-20T18:05:00+02:00` (`Z` for offset 0).
[[nodiscard]] std::string to_rfc3339(Moment moment);

/// The civil day at the moment's own offset.
[[nodiscard]] Day day_of(Moment moment);

}  // namespace archive::core
