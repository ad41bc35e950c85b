// SPDX-License-Identifier: GPL-3.0-or-later
#include "link.hpp"

namespace archive::cli {
namespace {

constexpr std::size_t longest = 2000;  // terminals ignore links longer than about this

std::string encode(std::string_view url) {
  std::string result;
  for (const char c : url) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte > 0x20 && byte < 0x7F) {
      result += c;
    } else {
      result += fmt::format("%{:02X}", byte);
    }
  }
  return result;
}

}  // namespace

Visible linked(const Visible& text, std::string_view url, Style style) {
  if (!style.links || url.size() > longest) return text;
  if (!url.starts_with("http://") && !url.starts_with("https://")) return text;
  return Visible::own("\x1b]8;;" + encode(url) + "\x1b\\" + text.bytes() + "\x1b]8;;\x1b\\");
}

}  // namespace archive::cli
