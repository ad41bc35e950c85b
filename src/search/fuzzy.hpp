// SPDX-License-Identifier: GPL-3.0-or-later
/// The words of an archive a few slips of the pen away from one that was typed.
#pragma once

#include <xapian.h>

#include <cstddef>
#include <optional>
#include <string_view>

#include "expand.hpp"

namespace archive::search {

/// How many letters have to be put in, left out, replaced or exchanged with their neighbour to make one word of the
/// other (optimal string alignment: no letter twice). Nothing when it takes more than `most`.
///
/// Words are sequences of code points. Cost: letters times `most`.
[[nodiscard]] std::optional<std::size_t> edit_distance(std::u32string_view a, std::u32string_view b, std::size_t most);

/// The words of the archive at most `distance` edits away, folded, that begin with the same letter; where there are none,
/// those that do not. Never words with a digit.
///
/// folded   without digits, not empty.
[[nodiscard]] Expansion find_similar(const Xapian::Database& database, Words words, std::string_view folded,
                                     std::size_t distance);

}  // namespace archive::search
