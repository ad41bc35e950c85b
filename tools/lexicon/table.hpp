// SPDX-License-Identifier: GPL-3.0-or-later
/// The compiled table, as lexicon_layout.hpp describes it.
#pragma once

#include <string>
#include <vector>

#include "dictionary.hpp"

namespace archive::lexicon {

/// The bytes of the table. The same headwords give the same bytes.
///
/// Throws std::runtime_error where a limit of the layout is passed.
[[nodiscard]] std::string make_table(const std::vector<Headword>& headwords);

}  // namespace archive::lexicon
