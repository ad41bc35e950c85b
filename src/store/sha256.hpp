// SPDX-License-Identifier: GPL-3.0-or-later
/// SHA-256 (FIPS 180-4) of bytes that come in pieces.
#pragma once

#include <nettle/sha2.h>

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace archive::store {

using Digest = std::array<std::uint8_t, 32>;

/// The digest of bytes that come in pieces.
class Hasher {
 public:
  Hasher();
  void update(std::string_view bytes);
  [[nodiscard]] Digest finish();

 private:
  sha256_ctx context_;
};

/// The digest of some bytes.
[[nodiscard]] Digest sha256(std::string_view bytes);

/// The digest of a list of fields, each preceded by its length (8 bytes, big-endian), so that no two lists give the
/// same input.
[[nodiscard]] Digest sha256_of_fields(std::initializer_list<std::string_view> fields);

/// 64 lower-case hexadecimal digits.
[[nodiscard]] std::string to_hex(const Digest& digest);

/// The bytes as text, for a database column.
[[nodiscard]] std::string_view as_bytes(const Digest& digest);

}  // namespace archive::store
