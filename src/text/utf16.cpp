// SPDX-License-Identifier: GPL-3.0-or-later
#include "utf16.hpp"

#include <algorithm>

#include "archive/text/utf8.hpp"

namespace archive::text {
namespace {

std::size_t unit_size(Utf16 kind) { return kind == Utf16::Le16 || kind == Utf16::Be16 ? 2 : 4; }

char32_t unit_at(std::string_view bytes, std::size_t at, Utf16 kind) {
  const bool little = kind == Utf16::Le16 || kind == Utf16::Le32;
  const std::size_t size = unit_size(kind);
  char32_t value = 0;
  for (std::size_t i = 0; i < size; ++i)
    value = value << 8 | static_cast<unsigned char>(bytes[at + (little ? size - 1 - i : i)]);
  return value;
}

bool is_high(char32_t unit) { return unit >= 0xD800 && unit < 0xDC00; }
bool is_low(char32_t unit) { return unit >= 0xDC00 && unit < 0xE000; }

}  // namespace

std::optional<Utf16> utf16_mark(std::string_view bytes) {
  using namespace std::string_view_literals;
  // The mark of UTF-32LE begins with that of UTF-16LE, so it is asked first.
  if (bytes.starts_with("\xFF\xFE\0\0"sv)) return Utf16::Le32;
  if (bytes.starts_with("\0\0\xFE\xFF"sv)) return Utf16::Be32;
  if (bytes.starts_with("\xFF\xFE"sv)) return Utf16::Le16;
  if (bytes.starts_with("\xFE\xFF"sv)) return Utf16::Be16;
  return std::nullopt;
}

std::optional<Utf16> guess_utf16(std::string_view bytes) {
  const std::size_t units = std::min<std::size_t>(bytes.size(), 65536) / 2;
  if (units < 2) return std::nullopt;
  std::size_t even = 0, odd = 0;
  for (std::size_t i = 0; i < units; ++i) {
    even += bytes[2 * i] == '\0';
    odd += bytes[2 * i + 1] == '\0';
  }
  // Of French units about one in a hundred (the curly apostrophe, dashes) has no NUL byte; none has two.
  const std::size_t most = units - units / 4, few = units / 100;
  if (odd >= most && even <= few) return Utf16::Le16;
  if (even >= most && odd <= few) return Utf16::Be16;
  return std::nullopt;
}

std::size_t mark_size(Utf16 kind) { return unit_size(kind); }

std::string_view name_of(Utf16 kind) {
  switch (kind) {
    case Utf16::Le16: return "utf-16le";
    case Utf16::Be16: return "utf-16be";
    case Utf16::Le32: return "utf-32le";
    case Utf16::Be32: break;
  }
  return "utf-32be";
}

std::optional<std::string> utf16_to_utf8(std::string_view bytes, Utf16 kind) {
  const std::size_t size = unit_size(kind);
  if (bytes.size() % size != 0) return std::nullopt;
  std::string text;
  text.reserve(bytes.size());
  for (std::size_t at = 0; at < bytes.size(); at += size) {
    char32_t value = unit_at(bytes, at, kind);
    if (size == 2 && is_high(value) && at + size < bytes.size()) {
      const char32_t low = unit_at(bytes, at + size, kind);
      if (is_low(low)) {
        value = 0x10000 + ((value & 0x3FF) << 10 | (low & 0x3FF));
        at += size;
      }
    }
    if (value > 0x10FFFF || is_high(value) || is_low(value)) return std::nullopt;
    append(text, value);
  }
  return text;
}

}  // namespace archive::text
