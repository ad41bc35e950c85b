// SPDX-License-Identifier: GPL-3.0-or-later
/// The time zone of the archive: civil time in Paris, unless its configuration names another.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "archive/core/day.hpp"
#include "archive/core/moment.hpp"

namespace archive::dates {

/// From now on civil time is that of `name`, of the system's database of time zones, where it must be; "Europe/Paris" needs
/// none. To be called before threads are started: the zone becomes the process's (TZ), and that of the programs it calls.
void use_archive_zone(const std::string& name);

/// The same moment, told with the offset of the archive's zone. Never asks the environment: the day of an article must not
/// depend on who imports it.
///
/// Source, of Paris: summer time from the last Sunday of March to the last Sunday of October, 01:00 UTC (directive 2000/84/EC),
/// applied from 1996; from 1981 to 1995 it ended on the last Sunday of September; before 1981 winter time is used.
[[nodiscard]] core::Moment in_archive_zone(core::Moment moment);

/// The moment of a civil time. minute: of the day, 0 to 1439. In the doubled hour of autumn, the first.
[[nodiscard]] core::Moment moment_in_archive_zone(core::Day day, unsigned minute);

/// As core::parse_moment, but a time without an offset is civil time, and the result is told in the archive's zone.
[[nodiscard]] std::optional<core::Moment> parse_moment_in_archive_zone(std::string_view text);

}  // namespace archive::dates
