// SPDX-License-Identifier: GPL-3.0-or-later
/// Numbers as Xapian's glass tables hold them, read back (glass_pack.hpp writes them).
#pragma once

#include <xapian.h>

#include <cstdint>
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

}  // namespace archive::index::glass
