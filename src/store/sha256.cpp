// SPDX-License-Identifier: GPL-3.0-or-later
#include "sha256.hpp"

namespace archive::store {

Hasher::Hasher() { sha256_init(&context_); }

void Hasher::update(std::string_view bytes) {
  sha256_update(&context_, bytes.size(), reinterpret_cast<const std::uint8_t*>(bytes.data()));
}

Digest Hasher::finish() {
  Digest digest;
  sha256_digest(&context_, digest.size(), digest.data());
  return digest;
}

Digest sha256(std::string_view bytes) {
  Hasher hasher;
  hasher.update(bytes);
  return hasher.finish();
}

Digest sha256_of_fields(std::initializer_list<std::string_view> fields) {
  Hasher hasher;
  for (const std::string_view field : fields) {
    char length[8];
    for (unsigned i = 0; i < 8; ++i) length[i] = static_cast<char>(field.size() >> (56 - 8 * i) & 0xFF);
    hasher.update({length, sizeof length});
    hasher.update(field);
  }
  return hasher.finish();
}

std::string to_hex(const Digest& digest) {
  static constexpr char digits[] = "0123456789abcdef";
  std::string hex;
  for (const std::uint8_t byte : digest) {
    hex += digits[byte >> 4];
    hex += digits[byte & 15];
  }
  return hex;
}

std::string_view as_bytes(const Digest& digest) {
  return {reinterpret_cast<const char*>(digest.data()), digest.size()};
}

}  // namespace archive::store
