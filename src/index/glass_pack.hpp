// SPDX-License-Identifier: GPL-3.0-or-later
/// Numbers and strings as Xapian's glass tables hold them (format of 2016-03-14, Xapian 1.4).
#pragma once

#include <bit>
#include <cstdint>
#include <string>
#include <string_view>

namespace archive::index::glass {

/// Seven bits a byte, the lowest first; the highest bit says that more follow.
inline void put_uint(std::string& out, std::uint64_t value) {
  for (; value >= 0x80; value >>= 7) out += static_cast<char>(value | 0x80);
  out += static_cast<char>(value);
}

/// Whole bytes, the lowest first, up to the end of what holds it; 0 takes none.
inline void put_last_uint(std::string& out, std::uint64_t value) {
  for (; value != 0; value >>= 8) out += static_cast<char>(value);
}

/// Sorts as bytes like the numbers: below 2^15 two bytes, then one more for each seven bits, as many leading ones as
/// bytes beyond two.
inline void put_sorted_uint(std::string& out, std::uint32_t value) {
  if (value < 0x8000) {
    out += static_cast<char>(value >> 8);
    out += static_cast<char>(value);
    return;
  }
  const auto bytes = static_cast<unsigned>((std::bit_width(value) + 5) / 7);
  const auto ones = 0xFFU << (10 - bytes);
  out += static_cast<char>((static_cast<std::uint64_t>(value) >> (8 * (bytes - 1))) | ones);
  for (unsigned left = bytes - 1; left > 0; --left) out += static_cast<char>(value >> (8 * (left - 1)));
}

inline void put_string(std::string& out, std::string_view value) {
  put_uint(out, value.size());
  out += value;
}

/// Sorts as bytes like the strings, whatever follows: a zero byte becomes 00 FF. What follows, if anything, begins with 00.
inline void put_sorted_string(std::string& out, std::string_view value) {
  for (const char c : value) {
    out += c;
    if (c == '\0') out += '\xFF';
  }
}

}  // namespace archive::index::glass
