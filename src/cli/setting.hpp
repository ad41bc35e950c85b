// SPDX-License-Identifier: GPL-3.0-or-later
/// `field=value`, as people type corrections.
#pragma once

#include <string>
#include <vector>

#include "archive/core/day.hpp"
#include "archive/store/correction.hpp"

namespace archive::cli {

/// Reads settings in their order; several of one list are one correction, so that `author=A` and `author=B` set both.
/// Fields have their names of queries and of JSON, in French as well; an empty value empties the field.
///
/// today   the day that relative dates count from.
/// Throws core::Error (Usage): no `=`, an unknown field with the nearest one, a date that is not one day, two values
/// for a field of one, bytes that are no UTF-8, a value beyond the limits, an empty body.
[[nodiscard]] std::vector<store::Correction> read_settings(const std::vector<std::string>& typed, core::Day today);

/// Tags as people type them: clean, on one line, none empty. Throws core::Error (Usage).
[[nodiscard]] std::vector<std::string> read_tags(const std::vector<std::string>& typed);

}  // namespace archive::cli
