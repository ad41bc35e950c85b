// SPDX-License-Identifier: GPL-3.0-or-later
/// What is enumerated before a date and takes its unit from it: `les 20, 21 et 22 avril`, `aux XVIIIe et XIXe siècles`.
#pragma once

#include <vector>

#include "evidence.hpp"
#include "found.hpp"

namespace archive::dates {

/// The days of the month of `last`, or centuries, that are enumerated before it, in order of the text.
///
/// from   the first token that may belong to the enumeration.
[[nodiscard]] std::vector<Found> listed_before(const Scene& scene, const Found& last, std::size_t from);

}  // namespace archive::dates
