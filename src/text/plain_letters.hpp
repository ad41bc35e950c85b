// SPDX-License-Identifier: GPL-3.0-or-later
/// The letters of French without their accents, as small numbers.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace archive::text {

inline constexpr std::uint8_t no_letter = 0;  // punctuation, or nothing
inline constexpr std::uint8_t first_digit = 27;
inline constexpr std::uint8_t unknown_letter = 0xFF;  // a character whose plain letter is not known here

/// 1 to 26 for letters, 27 to 36 for digits.
constexpr std::uint8_t plain_code(char32_t c) {
  if (c >= 'a' && c <= 'z') return static_cast<std::uint8_t>(c - 'a' + 1);
  if (c >= 'A' && c <= 'Z') return static_cast<std::uint8_t>(c - 'A' + 1);
  if (c >= '0' && c <= '9') return static_cast<std::uint8_t>(c - '0' + first_digit);
  return c < 0x80 ? no_letter : unknown_letter;
}

/// Of U+00C0-U+00FF, by what the folding gives.
[[nodiscard]] const std::array<std::uint8_t, 64>& latin1_codes();

}  // namespace archive::text
