// SPDX-License-Identifier: GPL-3.0-or-later
/// Newer articles before older ones of the same score.
#pragma once

#include <optional>

#include "archive/search/search.hpp"

namespace archive::search {

/// What a score is multiplied by: from 1 for an article of today or later down to one half; half the way after each
/// half-life. An article without a day counts as very old.
[[nodiscard]] double recency_factor(std::optional<core::Day> day, const Recency& recency);

/// Whether the age of articles plays a part: it is asked for, and neither filters nor query name a time.
[[nodiscard]] bool ranks_by_recency(const Request& request);

}  // namespace archive::search
