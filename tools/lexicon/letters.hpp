// SPDX-License-Identifier: GPL-3.0-or-later
/// The letters a form of the lexicon may hold.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace archive::lexicon {

/// Lower case of a letter below U+0180; every other code point as it is.
[[nodiscard]] char32_t lower(char32_t letter);

/// The same lower-case letter without its accent, for letters below U+0180: `é`→`e`, `ł`→`l`.
[[nodiscard]] char32_t plain(char32_t letter);

/// The UTF-8 text as code points. Throws std::runtime_error on malformed bytes.
[[nodiscard]] std::u32string decode(std::string_view utf8);

[[nodiscard]] std::string encode(std::u32string_view text);

/// The word as a form: lower case, `œ æ ß` spelled out, apostrophes as U+0027. Nothing for a word that holds anything
/// but letters below U+0180, inner hyphens and apostrophes, or is longer than the table allows.
[[nodiscard]] std::optional<std::u32string> to_form(std::u32string_view word);

}  // namespace archive::lexicon
