// SPDX-License-Identifier: GPL-3.0-or-later
/// One byte for a word: enough to see where it cannot be.
#pragma once

#include <string_view>

namespace archive::text {

/// A word that is found by several terms: it may be any.
inline constexpr unsigned char any_word = 255;

/// 1 to 253, the same for words that differ by accents, and by number where the light stemmer sees it. The commonest words
/// of French share theirs with no other.
///
/// term   with or without accents.
[[nodiscard]] unsigned char signature_byte(std::string_view term);

}  // namespace archive::text
