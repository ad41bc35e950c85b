// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalogue.hpp"

namespace archive::core {
namespace {

constexpr std::uint32_t magic = 0x950412de;
constexpr std::size_t size_at = 8, keys_at = 12, translations_at = 16, header_size = 20;
constexpr std::size_t row_size = 8;  // length and offset

}  // namespace

Catalogue::Catalogue(std::string_view bytes) : bytes_(bytes) {
  if (bytes.size() < header_size || word(0) != magic) return;
  size_ = word(size_at);
  keys_ = word(keys_at);
  translations_ = word(translations_at);
}

std::uint32_t Catalogue::word(std::size_t at) const {
  if (at > bytes_.size() || bytes_.size() - at < 4) return 0;
  std::uint32_t value = 0;
  for (std::size_t i = 4; i-- > 0;) value = value << 8 | static_cast<unsigned char>(bytes_[at + i]);
  return value;
}

std::string_view Catalogue::text(std::uint32_t table, std::uint32_t index) const {
  const std::size_t row = table + std::size_t{index} * row_size;
  const std::size_t length = word(row), at = word(row + 4);
  if (at > bytes_.size() || bytes_.size() - at < length) return {};
  return bytes_.substr(at, length);
}

std::optional<std::string_view> Catalogue::find(std::string_view key) const {
  if (key.empty()) return std::nullopt;  // the key of the catalogue's own header
  std::uint32_t low = 0, high = size_;
  while (low < high) {
    const std::uint32_t middle = low + (high - low) / 2;
    auto candidate = text(keys_, middle);
    candidate = candidate.substr(0, candidate.find('\0'));
    const int order = candidate.compare(key);
    if (order == 0) return text(translations_, middle);
    if (order < 0) low = middle + 1;
    else high = middle;
  }
  return std::nullopt;
}

}  // namespace archive::core
