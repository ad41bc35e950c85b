// SPDX-License-Identifier: GPL-3.0-or-later
/// Inclusive writing: `étudiant·e·s` (french.md section 8).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "chunk_text.hpp"

namespace archive::text {

struct InclusiveForm {
  std::size_t end = 0;             ///< character after the whole, marks included
  std::vector<std::string> terms;  ///< what it stands for, the masculine first
};

/// Reads an inclusive form whose masculine word is the letters [i, end). Nothing where none stands.
[[nodiscard]] std::optional<InclusiveForm> read_inclusive(const ChunkText& text, std::size_t i, std::size_t end);

}  // namespace archive::text
