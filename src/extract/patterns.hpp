// SPDX-License-Identifier: GPL-3.0-or-later
/// The patterns of data/boilerplate.txt, which also tells what they mean.
#pragma once

#include <string_view>

namespace archive::extract {

/// Where a pattern makes a line boilerplate, from the weakest to the strongest. List: nowhere, but what it announces is
/// no part of the article where it is a list of links.
enum class Where { Nowhere, List, Edge, Form, Any, End };

/// The strongest pattern that the whole line fits.
[[nodiscard]] Where match_patterns(std::string_view line);

}  // namespace archive::extract
