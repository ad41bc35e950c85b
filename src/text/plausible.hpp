// SPDX-License-Identifier: GPL-3.0-or-later
/// How French a text looks when its bytes are read in some encoding.
#pragma once

#include <string_view>

#include "charset.hpp"

namespace archive::text {

/// From -1 (no character beyond ASCII stands where French would have it) to 1 (all do); -1 where a byte has no meaning,
/// 0 where all is ASCII. Reads the first 20 000 bytes beyond ASCII.
[[nodiscard]] double french_score(std::string_view bytes, const HighHalf& half);

}  // namespace archive::text
