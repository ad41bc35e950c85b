// SPDX-License-Identifier: GPL-3.0-or-later
/// A sighting as a term: kind, form, and of an acronym its long form.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "archive/entities/entities.hpp"

namespace archive::index {

/// Empty for one too long to be kept whole.
[[nodiscard]] std::string sighting_term(const entities::Sighting& sighting);

/// Nothing for a term that is none.
[[nodiscard]] std::optional<entities::Sighting> read_sighting(std::string_view term);

}  // namespace archive::index
