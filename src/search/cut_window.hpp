// SPDX-License-Identifier: GPL-3.0-or-later
/// The part of a long sentence that a snippet shows.
#pragma once

#include <string_view>
#include <vector>

#include "wanted.hpp"

namespace archive::search {

/// A part of `sentence` of at most `length` code points, around the matches that weigh most together. Both ends lie at
/// the sentence's own ends or where a cut does no harm: after a clause mark when one is near, else at a space; never
/// inside a word or number, beside a no-break space, nor between two capitalised words.
///
/// matches   inside the sentence, sorted, spans relative to it; may be empty (the beginning is shown).
[[nodiscard]] core::Span cut_window(std::string_view sentence, const std::vector<Match>& matches,
                                    const std::vector<Unit>& units, std::size_t length);

}  // namespace archive::search
