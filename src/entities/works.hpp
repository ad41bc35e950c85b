// SPDX-License-Identifier: GPL-3.0-or-later
/// Short quotations that read like titles of works: the names in them are those of nobody in the news.
#pragma once

#include <cstdint>
#include <vector>

#include "words.hpp"

namespace archive::entities {

/// The tokens between two quotation marks, half-open.
struct Quotation {
  std::uint32_t first = 0, last = 0;
};

/// The quotations of at most nine words, in one line, that begin with a capital and hold no finite verb; in order.
[[nodiscard]] std::vector<Quotation> find_quoted_titles(const Words& words);

}  // namespace archive::entities
