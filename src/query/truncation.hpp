// SPDX-License-Identifier: GPL-3.0-or-later
/// One chunk as a leaf of the tree: a word, a truncation (`mot*`, `*mot`, `mi*mot`) or a fuzzy word (`mot~1`).
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "archive/query/query.hpp"
#include "words.hpp"

namespace archive::query {

struct Leaf {
  Node node;
  bool only_elided = false;  ///< as in Cut
  bool has_lower = false;
  bool has_upper = false;
};

/// The leaf that a chunk is; none where it is punctuation alone. What is wrong is noted in `remarks`, and the nearest
/// leaf given.
[[nodiscard]] std::optional<Leaf> read_leaf(std::string_view text, core::Span chunk, WordCutter& cutter,
                                            std::vector<Remark>& remarks);

}  // namespace archive::query
