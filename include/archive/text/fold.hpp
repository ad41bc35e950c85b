// SPDX-License-Identifier: GPL-3.0-or-later
/// The two spellings a word is compared by: with its accents, and without.
#pragma once

#include <string>
#include <string_view>

namespace archive::text {

/// The term of a word: lower case, accents kept, `œ æ` and the f-ligatures spelled out, superscript letters and digits
/// plain, every apostrophe as U+0027, every hyphen as U+002D, invisible characters left out.
///
/// word   valid UTF-8 in NFC. The result is NFC.
[[nodiscard]] std::string to_term(std::string_view word);

/// A term without its accents: no combining marks, and the letters that Unicode does not decompose as plain ones
/// (`ł`→`l`, `đ`→`d`, `ø`→`o`, `ß`→`ss`, `ı`→`i`, `þ`→`th`, `ð`→`d`).
///
/// term   as to_term() gives it.
[[nodiscard]] std::string fold(std::string_view term);

/// The term with only its first letter without accent: what `Elysée` may stand for is `élysée`.
[[nodiscard]] std::string fold_first(std::string_view term);

/// Whether folding changes the term.
[[nodiscard]] bool has_accent(std::string_view term);

}  // namespace archive::text
