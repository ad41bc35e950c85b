// SPDX-License-Identifier: GPL-3.0-or-later
/// The spelling rules of 1990, as far as one spelling can be told from the other.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace archive::lexicon {

/// The other spellings a traditional one may have; whether they are words, the dictionary says.
[[nodiscard]] std::vector<std::u32string> respell(std::u32string_view word);

}  // namespace archive::lexicon
