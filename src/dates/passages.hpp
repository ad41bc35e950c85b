// SPDX-License-Identifier: GPL-3.0-or-later
/// The sentences of a text that may hold a date; the others, four in five, are passed over byte by byte.
#pragma once

#include <string_view>
#include <vector>

#include "archive/core/span.hpp"

namespace archive::dates {

struct Passage {
  core::Span span;            ///< a sentence in the text
  std::size_t paragraph = 0;  ///< counts paragraphs from 0
  bool whole = false;         ///< it is all of its paragraph
};

/// text   clean UTF-8. A sentence is cut at a space after a few thousand bytes, so that no one is long.
[[nodiscard]] std::vector<Passage> dated_passages(std::string_view text);

}  // namespace archive::dates
