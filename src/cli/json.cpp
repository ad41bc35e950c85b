// SPDX-License-Identifier: GPL-3.0-or-later
#include "json.hpp"

#include <fmt/format.h>

#include <cmath>

#include "archive/text/utf8.hpp"
#include "visible.hpp"

namespace archive::cli {
namespace {

void escape(std::string& text, char32_t c) {
  const auto unit = [&](std::uint32_t value) { fmt::format_to(std::back_inserter(text), "\\u{:04x}", value); };
  if (c > 0xFFFF) {
    unit(0xD800 + static_cast<std::uint32_t>((c - 0x10000) >> 10));
    unit(0xDC00 + static_cast<std::uint32_t>((c - 0x10000) & 0x3FF));
  } else {
    unit(static_cast<std::uint32_t>(c));
  }
}

/// Whether this byte is a character of ASCII that is printed as it is: nearly all of a text.
bool is_plain(char byte) { return byte >= 0x20 && byte < 0x7F && byte != '"' && byte != '\\'; }

/// Whether the character is printed as it is. What visible() changes is escaped, the rule being one.
bool is_harmless(char32_t c, std::string_view bytes) {
  if (c < 0x7F) return c >= 0x20;
  if (c >= 0xA1 && c < 0x600 && c != 0xAD) return true;
  GlyphReader reader(bytes);
  Glyph glyph;
  reader.next(glyph);
  return glyph.shown == bytes;
}

}  // namespace

void Json::separate() {
  if (comma_) text_ += ',';
  comma_ = true;
}

Json& Json::open(char bracket) {
  separate();
  text_ += bracket;
  comma_ = false;
  return *this;
}

Json& Json::close(char bracket) {
  text_ += bracket;
  comma_ = true;
  return *this;
}

Json& Json::key(std::string_view name) {
  string(name);
  text_ += ':';
  comma_ = false;
  return *this;
}

Json& Json::string(std::string_view value) {
  separate();
  text_ += '"';
  while (!value.empty()) {
    const std::size_t good = text::first_malformed(value);
    for (std::size_t at = 0; at < good;) {
      const std::size_t plain = at;
      while (at < good && is_plain(value[at])) ++at;
      text_ += value.substr(plain, at - plain);
      if (at == good) break;
      const auto [c, size] = text::code_point_at(value, at);
      const auto bytes = value.substr(at, size);
      at += size;
      if (c == '"' || c == '\\') {
        text_ += '\\';
        text_ += static_cast<char>(c);
      } else if (c == '\n') {
        text_ += "\\n";
      } else if (c == '\t') {
        text_ += "\\t";
      } else if (is_harmless(c, bytes)) {
        text_ += bytes;
      } else {
        escape(text_, c);
      }
    }
    value.remove_prefix(good);
    if (value.empty()) break;
    fmt::format_to(std::back_inserter(text_), "\\\\x{:02X}", static_cast<unsigned char>(value.front()));
    value.remove_prefix(1);
  }
  text_ += '"';
  return *this;
}

Json& Json::strings(const std::vector<std::string>& values) {
  open_array();
  for (const auto& value : values) string(value);
  return close_array();
}

Json& Json::number(std::int64_t value) {
  separate();
  fmt::format_to(std::back_inserter(text_), "{}", value);
  return *this;
}

Json& Json::real(double value) {
  if (!std::isfinite(value)) return null();
  separate();
  fmt::format_to(std::back_inserter(text_), "{:.6g}", value);
  return *this;
}

Json& Json::boolean(bool value) {
  separate();
  text_ += value ? "true" : "false";
  return *this;
}

Json& Json::null() {
  separate();
  text_ += "null";
  return *this;
}

}  // namespace archive::cli
