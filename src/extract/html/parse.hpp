// SPDX-License-Identifier: GPL-3.0-or-later
/// From the text of a page to its tree: all that knows the parser stands in parse.cpp.
#pragma once

#include <string>
#include <string_view>

#include "html/tree.hpp"

namespace archive::extract::html {

/// Parses a page as trim() leaves it: few levels, few attributes. Never refuses one.
///
/// text    valid UTF-8, at most 1 GB
/// depth   levels of elements at most; what is deeper stands on the last one, flat
[[nodiscard]] Tree parse(std::string_view text, unsigned depth);

/// A text with its character references (`&eacute;`, `&#8217;`) replaced: for the JSON of pages, where some stand.
[[nodiscard]] std::string without_references(std::string_view text);

}  // namespace archive::extract::html
