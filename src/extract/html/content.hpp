// SPDX-License-Identifier: GPL-3.0-or-later
/// Which part of a page is its article.
#pragma once

#include <vector>

#include "html/blocks.hpp"
#include "html/tree.hpp"

namespace archive::extract::html {

/// What the scorer chose.
struct Content {
  NodeId root = 0;            ///< the element that holds the article
  std::vector<Block> blocks;  ///< all blocks of the page; what stands outside of the root or is cut is no article
};

/// Finds the article of a page by the text, the links and the names of its elements.
///
/// Cost   linear in the page.
[[nodiscard]] Content find_content(const Tree& tree);

}  // namespace archive::extract::html
