// SPDX-License-Identifier: GPL-3.0-or-later
/// The paragraphs, headings and items of a page, and what they look like.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "html/tree.hpp"

namespace archive::extract::html {

/// A run of text with no border of a block inside.
struct Block {
  NodeId node = 0;         ///< the block element it stands in
  NodeId first = 0;        ///< its first text node
  Tag tag = Tag::Other;    ///< of the nearest element that says what it is: paragraph, heading, item, quote, cell
  std::string text;        ///< white space levelled, none around it
  std::size_t size = 0;    ///< bytes of the text
  std::size_t linked = 0;  ///< bytes of it inside links
  bool cut = false;        ///< stands in a part of the page that holds no article
  std::size_t number = 0;  ///< among all blocks of the page
  bool lead = false;       ///< is named as what leads into the article
  bool note = false;       ///< dates or signs the article
};

/// The blocks of a page in order. `cut` tells for each node whether it holds no part of an article.
[[nodiscard]] std::vector<Block> find_blocks(const Tree& tree, const std::vector<bool>& cut);

[[nodiscard]] bool is_heading(Tag tag);

}  // namespace archive::extract::html
