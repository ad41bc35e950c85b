// SPDX-License-Identifier: GPL-3.0-or-later
/// A hash that may stand on disk.
#pragma once

#include <cstdint>
#include <string_view>

namespace archive::text {

/// FNV-1a, 64 bits (http://www.isthe.com/chongo/tech/comp/fnv/), of bytes that come one by one: the same on every machine
/// and in every version.
class StableHash {
 public:
  constexpr void add(char c) { value_ = (value_ ^ static_cast<unsigned char>(c)) * 0x100000001B3u; }
  [[nodiscard]] constexpr std::uint64_t value() const { return value_; }

 private:
  std::uint64_t value_ = 0xCBF29CE484222325u;
};

[[nodiscard]] constexpr std::uint64_t stable_hash(std::string_view text) {
  StableHash hash;
  for (const char c : text) hash.add(c);
  return hash.value();
}

}  // namespace archive::text
