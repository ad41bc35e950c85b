// SPDX-License-Identifier: GPL-3.0-or-later
/// The bytes of the table of known names; tools/gazetteer writes them, gazetteer.cpp reads them.
#pragma once

#include <cstdint>

namespace archive::entities::layout {

/// `AGZ` and the version of the layout.
inline constexpr std::uint32_t magic = 0x415A4701;

/// At the start. Then 2^bits slots, then the names, each ended by a zero byte.
struct Header {
  std::uint32_t magic, bits, slots_at, names_at, size, reserved;
};

/// An open-addressed slot: the low bits of a key are its first place, the high half proves it. Free where facts is 0.
struct Slot {
  std::uint32_t check, name;  ///< name: offset into the names, 0 for none
  std::uint64_t facts;
};
static_assert(sizeof(Header) == 24 && sizeof(Slot) == 16);

}  // namespace archive::entities::layout
