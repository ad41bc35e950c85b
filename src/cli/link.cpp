// SPDX-License-Identifier: GPL-3.0-or-later
#include "link.hpp"

namespace archive::cli {
namespace {

constexpr std::size_t longest = 2000;  // terminals ignore links longer than about this

}  // namespace

bool is_web_address(std::string_view url) { return url.starts_with("http://") || url.starts_with("https://"); }

std::string percent_encoded(std::string_view url) {
  std::string result;
  for (const char c : url) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain =
        byte > 0x20 && byte < 0x7F && std::string_view("\"'<>()\\{}`|^").find(c) == std::string_view::npos;
    if (plain) result += c;
    else result += fmt::format("%{:02X}", byte);
  }
  return result;
}

Visible linked(const Visible& text, std::string_view url, Style style) {
  if (!style.links || url.size() > longest) return text;
  if (!is_web_address(url)) return text;
  return Visible::own("\x1b]8;;" + percent_encoded(url) + "\x1b\\" + text.bytes() + "\x1b]8;;\x1b\\");
}

}  // namespace archive::cli
