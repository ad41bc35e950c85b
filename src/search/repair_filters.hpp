// SPDX-License-Identifier: GPL-3.0-or-later
/// The requests that ask for one condition less.
#pragma once

#include <string>
#include <vector>

#include "archive/search/search.hpp"

namespace archive::search {

/// A request with one field of its query, or one filter beside it, left out.
struct Removal {
  SuggestionKind kind = SuggestionKind::WithoutFilter;
  std::string text;  ///< as Suggestion has it
  Request request;
};

/// Fields in the order typed, then filters. A request that would ask for every article is none of them.
[[nodiscard]] std::vector<Removal> removals(const Request& request);

}  // namespace archive::search
