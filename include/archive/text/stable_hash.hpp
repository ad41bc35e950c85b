// SPDX-License-Identifier: GPL-3.0-or-later
/// A hash that may stand on disk.
#pragma once

#include <cstdint>
#include <string_view>

namespace archive::text {

/// FNV-1a, 64 bits (http://www.isthe.com/chongo/tech/comp/fnv/): the same on every machine and in every version.
[[nodiscard]] constexpr std::uint64_t stable_hash(std::string_view text) {
  std::uint64_t hash = 0xCBF29CE484222325u;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3u;
  return hash;
}

}  // namespace archive::text
