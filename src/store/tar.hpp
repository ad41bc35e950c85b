// SPDX-License-Identifier: GPL-3.0-or-later
/// The part of the tar format (POSIX.1-2017, pax, "ustar Interchange Format") that a backup is written in.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace archive::store::tar {

inline constexpr std::size_t block = 512;  ///< bytes; entries are filled up to a multiple, two zero blocks end the file

struct Entry {
  std::string name;  ///< of a regular file
  std::uint64_t size = 0;
  std::int64_t mtime = 0;  ///< seconds since 1970
};

/// The header of an entry, one block. Sizes of 8 GiB and more are written as GNU tar does, in base 256.
[[nodiscard]] std::string make_header(const Entry& entry);

/// Reads a header; nothing for the zero block at the end.
///
/// bytes   one block.
/// Throws std::invalid_argument for anything but a header of a regular file with a sound checksum.
[[nodiscard]] std::optional<Entry> read_header(std::string_view bytes);

/// Zero bytes that follow an entry of that size.
[[nodiscard]] constexpr std::size_t padding(std::uint64_t size) {
  return static_cast<std::size_t>((block - size % block) % block);
}

}  // namespace archive::store::tar
