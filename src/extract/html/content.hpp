// SPDX-License-Identifier: GPL-3.0-or-later
/// Which part of a page is its article.
#pragma once

#include <string_view>
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
/// known   the text of the article where the page gives it elsewhere (JSON-LD), or empty
/// Cost    linear in the page.
[[nodiscard]] Content find_content(const Tree& tree, std::string_view known);

}  // namespace archive::extract::html
