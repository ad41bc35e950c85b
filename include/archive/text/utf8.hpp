// SPDX-License-Identifier: GPL-3.0-or-later
/// UTF-8: reading code points, counting, and making a text valid and normal at the door.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace archive::text {

/// A code point and the bytes it takes.
struct CodePoint {
  char32_t value = 0;
  std::uint8_t size = 0;  ///< bytes, 1 to 4
};

/// The code point at byte `at` of a valid UTF-8 text. Requires at < text.size() and a code-point border.
[[nodiscard]] inline CodePoint code_point_at(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
  const char32_t first = byte(0);
  if (first < 0x80) return {first, 1};
  if (first < 0xE0) return {(first & 0x1F) << 6 | (byte(1) & 0x3Fu), 2};
  if (first < 0xF0) return {(first & 0x0F) << 12 | (byte(1) & 0x3Fu) << 6 | (byte(2) & 0x3Fu), 3};
  return {(first & 0x07) << 18 | (byte(1) & 0x3Fu) << 12 | (byte(2) & 0x3Fu) << 6 | (byte(3) & 0x3Fu), 4};
}

/// The code point that ends at byte `end` of a valid UTF-8 text. Requires 0 < end <= text.size().
[[nodiscard]] inline CodePoint code_point_before(std::string_view text, std::size_t end) {
  std::size_t at = end - 1;
  while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) --at;
  return code_point_at(text, at);
}

/// Appends a code point. Requires a Unicode scalar value.
void append(std::string& text, char32_t value);

/// Number of code points of a valid UTF-8 text.
[[nodiscard]] std::size_t count_code_points(std::string_view text);

/// Whether the bytes are well-formed UTF-8 (no surrogates, no overlong forms, nothing above U+10FFFF).
[[nodiscard]] bool is_valid_utf8(std::string_view bytes);

/// Byte offset of the first malformed sequence, or bytes.size() when there is none.
[[nodiscard]] std::size_t first_malformed(std::string_view bytes);

/// The text as the inside of the program knows it: NFC, line ends as `\n`, no U+FEFF at the start, no NUL.
///
/// text    valid UTF-8. Anything else throws std::logic_error: decoding comes first (text/decode.hpp).
/// Other control characters and invisible ones stay: they belong to the stored body.
[[nodiscard]] std::string clean(std::string_view text);

}  // namespace archive::text
