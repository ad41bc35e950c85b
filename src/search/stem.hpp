// SPDX-License-Identifier: GPL-3.0-or-later
/// What French derivations have in common: `investir`, `investissement`.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "term_source.hpp"

namespace archive::search {

/// Snowball's French stem of a word; empty where it has less than four letters, which strangers would share.
///
/// term   as text/fold.hpp's to_term() gives it.
[[nodiscard]] std::string stem_of(std::string_view term);

/// The words of the archive that have this stem and begin with it, ascending: of a stem that Snowball has rewritten, none.
///
/// stem   not empty.
[[nodiscard]] std::vector<std::string> words_of_stem(const TermSource& source, const std::string& stem);

}  // namespace archive::search
