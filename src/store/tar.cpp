// SPDX-License-Identifier: GPL-3.0-or-later
#include "tar.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

#include "archive/core/message.hpp"

namespace archive::store::tar {
namespace {

// Offsets and lengths of the header's fields.
constexpr std::size_t name_at = 0, name_size = 100, size_at = 124, size_size = 12, sum_at = 148, sum_size = 8,
                      kind_at = 156, magic_at = 257;
constexpr std::string_view magic{
    "ustar\0"
    "00",
    8};
constexpr std::uint64_t first_large = std::uint64_t{1} << 33;  // eleven octal digits hold less

void put(std::string& header, std::size_t at, std::string_view text) { header.replace(at, text.size(), text); }

/// The sum of all bytes, those of the sum itself taken as spaces.
unsigned sum_of(std::string_view header) {
  unsigned sum = 0;
  for (std::size_t i = 0; i < header.size(); ++i)
    sum += i >= sum_at && i < sum_at + sum_size ? unsigned{' '} : static_cast<unsigned char>(header[i]);
  return sum;
}

std::uint64_t read_octal(std::string_view text) {
  std::uint64_t value = 0;
  for (const char c : text) {
    if (c == ' ' || c == '\0') break;
    if (c < '0' || c > '7') throw std::invalid_argument(core::tr("a number of its header is none"));
    value = value << 3 | static_cast<std::uint64_t>(c - '0');
  }
  return value;
}

std::uint64_t read_size(std::string_view text) {
  if (static_cast<unsigned char>(text.front()) != 0x80) return read_octal(text);
  std::uint64_t value = 0;
  for (const char c : text.substr(text.size() - 8)) value = value << 8 | static_cast<unsigned char>(c);
  return value;
}

}  // namespace

std::string make_header(const Entry& entry) {
  std::string header(block, '\0');
  put(header, name_at, entry.name);
  put(header, 100, "0000600");
  put(header, 108, "0000000");
  put(header, 116, "0000000");
  if (entry.size < first_large) {
    put(header, size_at, fmt::format("{:011o}", entry.size));
  } else {
    header[size_at] = static_cast<char>(0x80);
    for (std::size_t i = 0; i < 8; ++i)
      header[size_at + size_size - 1 - i] = static_cast<char>(entry.size >> (8 * i) & 0xFF);
  }
  put(header, 136, fmt::format("{:011o}", std::clamp<std::int64_t>(entry.mtime, 0, first_large - 1)));
  header[kind_at] = '0';
  put(header, magic_at, magic);
  put(header, sum_at, fmt::format("{:06o}", sum_of(header)));
  header[sum_at + 7] = ' ';
  return header;
}

std::optional<Entry> read_header(std::string_view bytes) {
  if (std::all_of(bytes.begin(), bytes.end(), [](char c) { return c == '\0'; })) return std::nullopt;
  if (bytes.substr(magic_at, 5) != "ustar") throw std::invalid_argument(core::tr("it is no tar"));
  if (read_octal(bytes.substr(sum_at, sum_size)) != sum_of(bytes))
    throw std::invalid_argument(core::tr("a header changed"));
  if (bytes[kind_at] != '0' && bytes[kind_at] != '\0')
    throw std::invalid_argument(core::tr("an entry is no regular file"));
  Entry entry;
  const std::string_view name = bytes.substr(name_at, name_size);
  entry.name = name.substr(0, name.find('\0'));
  entry.size = read_size(bytes.substr(size_at, size_size));
  return entry;
}

}  // namespace archive::store::tar
