// SPDX-License-Identifier: GPL-3.0-or-later
/// Markdown as readers see it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace archive::extract {

/// A run of Markdown without its marks.
struct MarkdownBlock {
  std::string text;      ///< on one line but for hard breaks
  unsigned heading = 0;  ///< level 1 to 6; 0 for any other text
};

/// Paragraphs, headings, items, rows and lines of code of a Markdown text in order; pictures, comments, tags and
/// definitions of links left out.
///
/// text  clean UTF-8
/// Cost  linear
[[nodiscard]] std::vector<MarkdownBlock> read_markdown_blocks(std::string_view text);

/// The text of one block without the marks of emphasis, links and code.
[[nodiscard]] std::string without_inline_marks(std::string_view text);

}  // namespace archive::extract
