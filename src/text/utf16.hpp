// SPDX-License-Identifier: GPL-3.0-or-later
/// UTF-16 and UTF-32 texts, with a byte order mark or without.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace archive::text {

/// The wide encodings.
enum class Utf16 { Le16, Be16, Le32, Be32 };

/// The encoding its byte order mark tells; nothing where there is none.
[[nodiscard]] std::optional<Utf16> utf16_mark(std::string_view bytes);

/// UTF-16 without a mark: nearly every second byte is NUL, always on the same side. Western text only.
[[nodiscard]] std::optional<Utf16> guess_utf16(std::string_view bytes);

/// Bytes of the mark.
[[nodiscard]] std::size_t mark_size(Utf16 kind);

/// "utf-16le"…
[[nodiscard]] std::string_view name_of(Utf16 kind);

/// The text as UTF-8, or nothing where it is malformed (a lone surrogate, a value above U+10FFFF, an unfinished unit).
[[nodiscard]] std::optional<std::string> utf16_to_utf8(std::string_view bytes, Utf16 kind);

}  // namespace archive::text
