// SPDX-License-Identifier: GPL-3.0-or-later
/// The encodings before UTF-8: names, conversion, and telling them apart.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace archive::text {

/// The characters of the bytes 0x80 to 0xFF of an encoding that has one byte a character and ASCII below; U+FFFD for a
/// byte without meaning.
using HighHalf = std::array<char32_t, 128>;

/// Windows-1252 as browsers read it: the five bytes without meaning stand for themselves (WHATWG Encoding Standard).
[[nodiscard]] const HighHalf& windows_1252();

/// The name, in lower case, under which a charset named from outside is converted; nothing for a name that ICU does not
/// know. ISO-8859-1 and US-ASCII give "windows-1252".
[[nodiscard]] std::optional<std::string> known_charset(std::string_view declared);

/// The text as UTF-8, or nothing where the bytes are malformed in that charset.
///
/// charset  as known_charset or detect_charset gave it.
[[nodiscard]] std::optional<std::string> convert(std::string_view bytes, const std::string& charset);

/// The charset that bytes which are no UTF-8 are most likely in, judged by how French the letters look, then by ICU's
/// detector; nothing where no charset makes sense of them.
[[nodiscard]] std::optional<std::string> detect_charset(std::string_view bytes);

}  // namespace archive::text
