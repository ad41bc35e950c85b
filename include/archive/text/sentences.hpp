// SPDX-License-Identifier: GPL-3.0-or-later
/// Paragraphs and French sentences.
#pragma once

#include <string_view>
#include <vector>

#include "archive/core/span.hpp"

namespace archive::text {

/// The paragraphs of a text: maximal runs of lines that are not blank, white space around them left out. Ordered,
/// never overlapping, never empty.
[[nodiscard]] std::vector<core::Span> paragraphs(std::string_view text);

/// The sentences of one paragraph, with the closing marks that belong to them and without white space around. They
/// cover all of the paragraph that is not white space.
///
/// paragraph  valid UTF-8; spans index into it.
/// A full stop after an abbreviation (`M.`, `n°`, `J.-C.`), inside an acronym or a number ends nothing; nor does `!` or
/// `?` before a closing quote and a lower-case incise (« Non ! » dit-il).
[[nodiscard]] std::vector<core::Span> sentences(std::string_view paragraph);

}  // namespace archive::text
