// SPDX-License-Identifier: GPL-3.0-or-later
/// Feasts and events of several words (data/feasts.txt, data/date_events.txt).
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

/// Reads the name of an event that is called by its day.
[[nodiscard]] std::optional<Form> take_event(Walk& walk);

}  // namespace archive::dates
