// SPDX-License-Identifier: GPL-3.0-or-later
/// Numbers and strings as Xapian's glass tables hold them, read back (glass_pack.hpp writes them).
#pragma once

#include <xapian.h>

#include <bit>
#include <cstdint>
#include <string>
#include <string_view>

namespace archive::index::glass {

/// Seven bits a byte, the lowest first. Throws Xapian::DatabaseCorruptError where the bytes end before the number does.
inline std::uint64_t take_uint(std::string_view& bytes) {
  std::uint64_t value = 0;
  std::size_t at = 0;
  for (unsigned shift = 0; at < bytes.size() && shift < 64; shift += 7) {
    const auto byte = static_cast<unsigned char>(bytes[at++]);
    value |= static_cast<std::uint64_t>(byte & 0x7F) << shift;
    if (byte < 0x80) {
      bytes.remove_prefix(at);
      return value;
    }
  }
  throw Xapian::DatabaseCorruptError("a list of the index ends within a number");
}

/// Takes numbers and strings from the front of some bytes, which have to outlive it. Throws Xapian::DatabaseCorruptError
/// where they end too early.
class Unpacker {
 public:
  explicit Unpacker(std::string_view bytes) : at_(bytes.data()), end_(bytes.data() + bytes.size()) {}

  [[nodiscard]] bool empty() const { return at_ == end_; }
  [[nodiscard]] const char* at() const { return at_; }

  std::uint8_t byte() {
    if (at_ == end_) fail();
    return static_cast<std::uint8_t>(*at_++);
  }

  /// What put_uint() wrote.
  std::uint64_t uint() {
    std::uint64_t value = byte();
    if (value < 0x80) return value;
    value &= 0x7F;
    for (unsigned shift = 7; shift < 64; shift += 7) {
      const std::uint64_t more = byte();
      value |= (more & 0x7F) << shift;
      if (more < 0x80) return value;
    }
    fail();
  }

  /// What put_sorted_uint() wrote.
  std::uint32_t sorted_uint() {
    const std::uint8_t head = byte();
    const auto ones = static_cast<unsigned>(std::countl_one(head));
    std::uint64_t value = head & (0xFFU >> (ones + 1));
    for (unsigned left = ones + 1; left > 0; --left) value = value << 8 | byte();
    return static_cast<std::uint32_t>(value);
  }

  std::string_view bytes(std::uint64_t size) {
    if (size > static_cast<std::uint64_t>(end_ - at_)) fail();
    const std::string_view taken(at_, size);
    at_ += size;
    return taken;
  }

  /// What put_string() wrote.
  std::string_view string() { return bytes(uint()); }

  /// What put_sorted_string() wrote, up to the end or to the zero byte that what follows begins with, which is taken too.
  void sorted_string(std::string& out) {
    out.clear();
    while (!empty()) {
      const char c = *at_++;
      if (c == '\0') {
        if (empty() || *at_ != '\xFF') return;
        ++at_;
      }
      out += c;
    }
  }

 private:
  [[noreturn]] static void fail() { throw Xapian::DatabaseCorruptError("an entry of the index ends too early"); }

  const char* at_;
  const char* end_;
};

}  // namespace archive::index::glass
