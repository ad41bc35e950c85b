// SPDX-License-Identifier: GPL-3.0-or-later
/// Text with highlighted ranges, laid out in columns.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "archive/core/span.hpp"
#include "context.hpp"

namespace archive::cli {

/// The control sequences that switch to plain and to highlighted text, and back to nothing. All empty in a pipe.
struct Ink {
  std::string plain, highlight, off;
};

[[nodiscard]] Ink title_ink(Style style);
[[nodiscard]] Ink text_ink(Style style);

/// On one line of at most `width` columns; cut at a character and ended with `…` where it is longer.
///
/// highlights   byte ranges of the text, sorted, not overlapping.
[[nodiscard]] Visible fit(std::string_view text, const std::vector<core::Span>& highlights, std::size_t width,
                          const Ink& ink);

/// On lines of at most `width` columns, each indented by spaces that count; broken at spaces, or inside a word that
/// alone is longer. White space and line breaks become one space. No line break at the end.
[[nodiscard]] Visible fill(std::string_view text, const std::vector<core::Span>& highlights, std::size_t width,
                           std::size_t indent, const Ink& ink);

}  // namespace archive::cli
