// SPDX-License-Identifier: GPL-3.0-or-later
/// The sentences of an article that show why it was found.
#pragma once

#include <string_view>
#include <vector>

#include "archive/search/search.hpp"
#include "wanted.hpp"

namespace archive::search {

/// Lengths of a snippet, in code points (output.md section 1).
struct SnippetLengths {
  std::size_t usual = 240;
  std::size_t longest = 320;
};

/// Up to `count` snippets of a body, best first, without overlap; the lead without highlights where the body holds
/// nothing that is wanted. None for an empty body.
///
/// body      clean; matches are of this text, sorted (Wanted::find).
[[nodiscard]] std::vector<Extract> make_snippets(std::string_view body, const std::vector<Match>& matches,
                                                 const std::vector<Unit>& units, std::size_t count,
                                                 const SnippetLengths& lengths = {});

/// Highlights of a whole text: sorted, merged where they touch.
[[nodiscard]] std::vector<core::Span> highlight_spans(const std::vector<Match>& matches);

}  // namespace archive::search
