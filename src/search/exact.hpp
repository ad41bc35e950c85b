// SPDX-License-Identifier: GPL-3.0-or-later
/// The spelling of a word, taken to the letter: `=mot`.
#pragma once

#include <string>
#include <string_view>

namespace archive::search {

/// A piece of a text as exact words are compared: case, accents and hyphens kept; ligatures spelled out, any apostrophe
/// U+0027, any hyphen U+002D, any space U+0020, invisible characters and the hyphen of a line's end left out. Source:
/// french.md sections 4 and 5.
///
/// piece   valid UTF-8 in NFC.
[[nodiscard]] std::string exact_spelling(std::string_view piece);

/// The same with its first letter in lower case, which a capital at the start of a sentence stands for.
[[nodiscard]] std::string lower_first(std::string_view spelling);

}  // namespace archive::search
