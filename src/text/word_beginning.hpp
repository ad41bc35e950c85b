// SPDX-License-Identifier: GPL-3.0-or-later
/// How a word of a text begins, letter by letter.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "plain_letters.hpp"

namespace archive::text {

struct PlainLetter {
  std::uint8_t code = no_letter;  ///< plain_letters.hpp
  std::uint8_t size = 0;          ///< bytes; 0 for what is none of ASCII or U+00C0-U+00FF
};

inline constexpr auto ascii_codes = [] {
  std::array<std::uint8_t, 0x80> codes{};
  for (std::size_t c = 0; c < codes.size(); ++c) codes[c] = plain_code(static_cast<char32_t>(c));
  return codes;
}();

inline PlainLetter read_letter(std::string_view text, std::size_t at) {
  if (at >= text.size()) return {};
  const auto byte = static_cast<unsigned char>(text[at]);
  if (byte < 0x80) return {ascii_codes[byte], 1};
  if (byte != 0xC3 || at + 1 >= text.size()) return {};
  return {latin1_codes()[static_cast<unsigned char>(text[at + 1]) & 0x3F], 2};
}

/// Of the codes of the first four letters.
constexpr std::uint32_t hash_of(const std::array<std::uint8_t, 4>& codes) {
  const std::uint32_t all =
      codes[0] | std::uint32_t{codes[1]} << 8U | std::uint32_t{codes[2]} << 16U | std::uint32_t{codes[3]} << 24U;
  return all * 0x9E3779B1U >> 16U;
}

}  // namespace archive::text
