// SPDX-License-Identifier: GPL-3.0-or-later
/// From bytes in any encoding to clean UTF-8.
#pragma once

#include <string>
#include <string_view>

namespace archive::text {

/// A decoded text, and how it was decoded.
struct Decoded {
  std::string text;     ///< clean (text/utf8.hpp): valid UTF-8, NFC, `\n`
  std::string charset;  ///< the encoding it was read as, lower case: "utf-8", "windows-1252", "utf-16le"…
  std::string how;      ///< "bom", "valid", "declared", "detected", "repaired"; for the provenance
};

/// Decodes a text: byte order mark, then UTF-8 where the bytes are valid UTF-8, then the declared charset, then ICU's
/// detector. ISO-8859-1 is read as Windows-1252, as browsers do (WHATWG Encoding Standard). UTF-8 that was once read as
/// Windows-1252 (`Ã©` for `é`) is repaired where the whole text is consistent with that.
///
/// declared   a charset name from outside (HTTP, meta), or empty; an unknown name is ignored.
/// Throws core::InputError: `empty` for no bytes but white space, `binary` for bytes that are no text (a known
/// signature, or too many NUL and controls), `undecodable` where every candidate leaves malformed sequences. Never
/// gives a U+FFFD that the bytes did not hold.
[[nodiscard]] Decoded decode(std::string_view bytes, std::string_view declared = {});

}  // namespace archive::text
