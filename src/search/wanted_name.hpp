// SPDX-License-Identifier: GPL-3.0-or-later
/// What the name of an entity looks like in a text, so that a filter by it has something to show.
#pragma once

#include <string_view>

#include "vocabulary.hpp"
#include "wanted.hpp"

namespace archive::search {

/// Adds the whole name, and its last word alone, in any accentuation of the archive; one that is a common word only as it is
/// written. Nothing for a name without words.
void want_name(Wanted& wanted, const Vocabulary& vocabulary, std::string_view name);

}  // namespace archive::search
