// SPDX-License-Identifier: GPL-3.0-or-later
/// Tokens that are more than their words: addresses, `C++`, `#MotDièse` (french.md section 2).
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "chunk_text.hpp"

namespace archive::text {

/// The characters of a chunk that are an e-mail address, a host name or a URL; nothing where none of these stands.
struct Address {
  std::size_t begin = 0, end = 0;
};
[[nodiscard]] std::optional<Address> find_address(const ChunkText& text);

/// A word with signs no other word has, beginning at character i: `C++`, `C#`, `F#`, `.NET`, `AC/DC`. Gives the
/// character after it, or i.
[[nodiscard]] std::size_t signed_word_end(const ChunkText& text, std::size_t i);

}  // namespace archive::text
