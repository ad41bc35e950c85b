// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/core/id.hpp"

namespace archive::core {

std::string to_hex(const ArticleId& id) {
  static constexpr char digits[] = "0123456789abcdef";
  std::string hex;
  hex.reserve(32);
  for (const std::uint8_t byte : id.bytes) {
    hex += digits[byte >> 4];
    hex += digits[byte & 15];
  }
  return hex;
}

std::optional<ArticleId> parse_id(std::string_view hex) {
  if (hex.size() != 32) return std::nullopt;
  ArticleId id;
  for (std::size_t i = 0; i < hex.size(); ++i) {
    const char c = hex[i];
    int digit = 0;
    if (c >= '0' && c <= '9') digit = c - '0';
    else if (c >= 'a' && c <= 'f') digit = c - 'a' + 10;
    else if (c >= 'A' && c <= 'F') digit = c - 'A' + 10;
    else return std::nullopt;
    auto& byte = id.bytes[i / 2];
    byte = static_cast<std::uint8_t>(byte << 4 | digit);
  }
  return id;
}

}  // namespace archive::core
