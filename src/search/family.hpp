// SPDX-License-Identifier: GPL-3.0-or-later
/// The words of one family: `+investir` finds `investissement`.
#pragma once

#include <xapian.h>

#include <string_view>

#include "expand.hpp"

namespace archive::search {

/// The words of the archive that share a headword or the Snowball stem with a word, the word among them if it occurs.
/// A word without accents stands for all its accentuations. Reads the vocabulary that begins as the word does.
///
/// term   as text/fold.hpp's to_term() gives it.
[[nodiscard]] Expansion find_family(const Xapian::Database& database, std::string_view term);

}  // namespace archive::search
