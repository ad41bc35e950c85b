// SPDX-License-Identifier: GPL-3.0-or-later
/// Words of scripts written without spaces.
#pragma once

#include <string_view>
#include <vector>

#include "archive/core/span.hpp"

namespace archive::text {

/// ICU's word cut (UAX #29 and its dictionaries) of a run of Han, kana, Thai, Lao, Khmer or Burmese text.
[[nodiscard]] std::vector<core::Span> complex_script_words(std::string_view text);

}  // namespace archive::text
