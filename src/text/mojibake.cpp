// SPDX-License-Identifier: GPL-3.0-or-later
#include "mojibake.hpp"

#include <algorithm>

#include "archive/text/utf8.hpp"
#include "charset.hpp"

namespace archive::text {
namespace {

/// The byte that Windows-1252 writes the character as; nothing where it has none.
std::optional<char> windows_1252_byte(char32_t c) {
  if (c < 0x80 || (c >= 0xA0 && c < 0x100)) return static_cast<char>(static_cast<unsigned char>(c));
  const HighHalf& half = windows_1252();
  const auto found = std::find(half.begin(), half.begin() + 32, c);
  if (found == half.begin() + 32) return std::nullopt;
  return static_cast<char>(static_cast<unsigned char>(0x80 + (found - half.begin())));
}

bool continues(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) == 0x80; }

}  // namespace

std::optional<std::string> repair_mojibake(std::string_view text) {
  const auto beyond_ascii = [](char c) { return static_cast<unsigned char>(c) >= 0x80; };
  std::size_t at = static_cast<std::size_t>(std::find_if(text.begin(), text.end(), beyond_ascii) - text.begin());
  if (at == text.size()) return std::nullopt;
  std::string bytes(text.substr(0, at));
  while (at < text.size()) {
    const CodePoint point = code_point_at(text, at);
    const auto byte = windows_1252_byte(point.value);
    if (!byte) return std::nullopt;
    // Sound text fails here, at its first accent: a lead byte that nothing continues.
    if (point.value < 0x80 && !bytes.empty() && static_cast<unsigned char>(bytes.back()) >= 0xC0) return std::nullopt;
    if (continues(*byte) && (bytes.empty() || !beyond_ascii(bytes.back()))) return std::nullopt;
    bytes += *byte;
    at += point.size;
  }
  if (!is_valid_utf8(bytes)) return std::nullopt;
  return bytes;
}

}  // namespace archive::text
