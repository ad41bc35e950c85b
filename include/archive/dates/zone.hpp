// SPDX-License-Identifier: GPL-3.0-or-later
/// The time zone of the archive: civil time in Paris.
#pragma once

#include <optional>
#include <string_view>

#include "archive/core/day.hpp"
#include "archive/core/moment.hpp"

namespace archive::dates {

/// The same moment, told with the offset of Paris. Never asks the process's time zone: the day of an article must not
/// depend on who imports it.
///
/// Source: summer time from the last Sunday of March to the last Sunday of October, 01:00 UTC (directive 2000/84/EC),
/// applied from 1996; from 1981 to 1995 it ended on the last Sunday of September; before 1981 winter time is used.
[[nodiscard]] core::Moment in_archive_zone(core::Moment moment);

/// The moment of a civil time in Paris. minute: of the day, 0 to 1439. In the doubled hour of autumn, the first.
[[nodiscard]] core::Moment moment_in_archive_zone(core::Day day, unsigned minute);

/// As core::parse_moment, but a time without an offset is civil time in Paris, and the result is told in that zone.
[[nodiscard]] std::optional<core::Moment> parse_moment_in_archive_zone(std::string_view text);

}  // namespace archive::dates
