// SPDX-License-Identifier: GPL-3.0-or-later
/// Feasts, events and national days of several words (data/feasts.txt, data/date_events.txt, data/national_days.txt).
#pragma once

#include <optional>
#include <string_view>

#include "form.hpp"
#include "walk.hpp"

namespace archive::dates {

/// Reads the name of a feast.
///
/// in_text   ordinary words that are feasts as well need their capital.
[[nodiscard]] std::optional<Form> take_feast(Walk& walk, bool in_text);

/// Reads a country, or the adjective of one, and gives the day of its national feast.
[[nodiscard]] std::optional<Form> take_national_day(Walk& walk);

/// Reads the name of an event that is called by its day.
[[nodiscard]] std::optional<Form> take_event(Walk& walk);

}  // namespace archive::dates
