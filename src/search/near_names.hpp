// SPDX-License-Identifier: GPL-3.0-or-later
/// Names of the archive near to one that was typed and that no article has.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "archive/search/search.hpp"
#include "vocabulary.hpp"

namespace archive::search {

/// The names of a field of entities (index::FieldKind::Name) one slip of the pen away, or two where the name is long; as they
/// are shown, the most frequent first, at most three. Nothing for a name that some article has. Reads the names that begin
/// with the same letter.
[[nodiscard]] std::vector<std::string> near_names(const Vocabulary& vocabulary, std::string_view field,
                                                  std::string_view typed);

/// A request with a name of its query or of its filters put right.
struct Renaming {
  Suggestion suggestion;  ///< articles: not counted yet
  Request request;
};

[[nodiscard]] std::vector<Renaming> renamings(const Request& request, const Vocabulary& vocabulary);

}  // namespace archive::search
