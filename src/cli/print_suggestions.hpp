// SPDX-License-Identifier: GPL-3.0-or-later
/// What could be tried instead of a query, on one line.
#pragma once

#include <string_view>

#include "archive/search/search.hpp"
#include "visible.hpp"

namespace archive::cli {

/// `"Pegassus". Try: Pegasus (1), 3 without --from`: what follows "no article for". Empty when nothing is known beyond
/// that nothing was found.
///
/// on   the user gave --on, not the two other days.
[[nodiscard]] Visible suggestions_line(const search::Results& results, std::string_view query, bool on);

}  // namespace archive::cli
