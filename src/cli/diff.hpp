// SPDX-License-Identifier: GPL-3.0-or-later
/// What two texts say differently: by paragraph, and by word where a paragraph was changed.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace archive::cli {

enum class Difference { Same, Removed, Added, Changed };

/// Words of a changed paragraph, joined by single spaces.
struct DiffPiece {
  Difference kind = Difference::Same;  ///< not Changed
  std::string text;
};

struct DiffParagraph {
  Difference kind = Difference::Same;
  std::string_view before, after;  ///< the paragraphs; empty where there is none
  std::vector<DiffPiece> pieces;   ///< Changed
};

/// Both texts in full, in order: what `before` alone has is Removed, what `after` alone has is Added. Paragraphs that
/// share a good part of their words are one that was changed. Views into the texts.
///
/// Texts of more than some thousand paragraphs that differ, and paragraphs of as many words, are compared roughly: what
/// stands between the same beginning and the same end counts as removed and added.
[[nodiscard]] std::vector<DiffParagraph> compare_texts(std::string_view before, std::string_view after);

}  // namespace archive::cli
