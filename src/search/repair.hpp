// SPDX-License-Identifier: GPL-3.0-or-later
/// What could be typed instead of a query that finds nothing.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "archive/search/search.hpp"
#include "vocabulary.hpp"

namespace archive::search {

struct Repair {
  std::string missing;
  std::vector<Suggestion> suggestions;
};

/// How many articles a request finds.
using Count = std::function<std::uint64_t(const Request&)>;

/// For a request that finds nothing: the word that no article has, and at most three suggestions, each counted. In this
/// order: other accents, near spellings, a compound split or joined, several mistyped words put right at once, the family,
/// a near name of an entity, a field or filter left out.
///
/// Reads the words of the archive that begin with one letter, and counts some thirty queries at most for each word.
[[nodiscard]] Repair find_repair(const Request& request, const Vocabulary& vocabulary, const Count& count);

/// For a request that finds few articles: the first word that a much more frequent neighbour stands beside.
[[nodiscard]] Repair find_frequent_neighbour(const Request& request, std::uint64_t articles,
                                             const Vocabulary& vocabulary, const Count& count);

}  // namespace archive::search
