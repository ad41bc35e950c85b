// SPDX-License-Identifier: GPL-3.0-or-later
/// Telling an article from what surrounds it in a copied web page.
#pragma once

#include <span>
#include <vector>

#include "lines.hpp"

namespace archive::extract {

/// For each line whether it is boilerplate: the patterns of data/boilerplate.txt, held back by what stands around them.
/// A line inside a paragraph is never one, nor is speech; and never are all lines.
///
/// Cost   linear in the text; only lines up to 600 bytes are compared with patterns.
[[nodiscard]] std::vector<bool> find_boilerplate(std::span<const Line> lines);

}  // namespace archive::extract
