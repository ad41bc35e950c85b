// SPDX-License-Identifier: GPL-3.0-or-later
/// Names written in several ways: Kiev, Kyiv.
#pragma once

#include <string_view>
#include <vector>

namespace archive::search {

/// The other spellings of a name (folded); empty when data/transliterations.txt has none.
[[nodiscard]] std::vector<std::string_view> other_spellings(std::string_view folded);

}  // namespace archive::search
