// SPDX-License-Identifier: GPL-3.0-or-later
/// Names that begin with what was typed, to complete it.
#pragma once

#include <xapian.h>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "archive/index/facets.hpp"

namespace archive::search {

/// At most `limit` names of one kind, spelled as in one of their articles, those that most articles have first. Case,
/// accents and spaces of `typed` do not count. Reads the sorted list of terms from there on, at most some thousands.
[[nodiscard]] std::vector<std::string> names_beginning(const Xapian::Database& database, index::FacetKind kind,
                                                       std::string_view typed, std::size_t limit);

}  // namespace archive::search
