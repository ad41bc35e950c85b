// SPDX-License-Identifier: GPL-3.0-or-later
/// The bytes of the French lexicon, as tools/lexicon compiled them into the program.
#pragma once

#include <cstddef>
#include <span>

namespace archive::text {

/// On a 4-byte border, in the read-only data of the program.
[[nodiscard]] std::span<const std::byte> french_lexicon_table();

}  // namespace archive::text
