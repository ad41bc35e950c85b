// SPDX-License-Identifier: GPL-3.0-or-later
/// A chunk is a run of text between white space. What it holds does not depend on where it stands, so it is cut once
/// and remembered; the few rules that look at neighbours come afterwards (context.hpp).
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "archive/text/analyzer.hpp"

namespace archive::text {

/// A word of a chunk.
struct Piece {
  std::uint32_t begin = 0;  ///< byte in the chunk
  std::uint32_t end = 0;
  Form form;
  bool starts_sentence = false;  ///< a sentence ends before it, inside the chunk (`Pau.Tarbes`)
};

struct Chunk {
  std::vector<Piece> pieces;
  bool ends_sentence = false;     ///< ends with a full stop, `!`, `?` or `…` that closes a sentence
  bool stop_ends = false;         ///< a full stop right after it would close a sentence
  bool has_lower = false;         ///< holds a lower-case letter
  bool ends_with_hyphen = false;  ///< a letter and a hyphen: the word may go on in the next line
  bool asks_neighbours = false;   ///< a rule of context.hpp may begin here
};

/// Cuts a chunk into words: apostrophes and elision, hyphens, letter-digit borders, numbers, acronyms, inclusive forms,
/// special tokens.
///
/// text   clean, without white space.
[[nodiscard]] Chunk cut_chunk(std::string_view text);

/// The same into a chunk whose memory is used again.
void cut_chunk(std::string_view text, Chunk& chunk);

}  // namespace archive::text
