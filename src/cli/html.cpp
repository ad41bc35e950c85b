// SPDX-License-Identifier: GPL-3.0-or-later
#include "html.hpp"

#include <stdexcept>

#include "visible.hpp"

namespace archive::cli {

void Html::put(std::string_view shown) {
  for (const char c : shown) {
    switch (c) {
      case '&': bytes_ += "&amp;"; break;
      case '<': bytes_ += "&lt;"; break;
      case '>': bytes_ += "&gt;"; break;
      case '"': bytes_ += "&quot;"; break;
      case '\'': bytes_ += "&#39;"; break;
      default: bytes_ += c;
    }
  }
}

Html& Html::text(std::string_view outside) {
  put(visible(outside).bytes());
  return *this;
}

Html& Html::marked(std::string_view outside, const std::vector<core::Span>& highlights) {
  auto at = highlights.begin();
  bool open = false;
  GlyphReader reader(outside);
  for (Glyph glyph; reader.next(glyph);) {
    if (open && glyph.begin >= at->end) {
      markup("</mark>");
      open = false;
      ++at;
    }
    if (!open && at != highlights.end() && glyph.begin >= at->begin) {
      markup("<mark>");
      open = true;
    }
    put(glyph.shown);
  }
  return open ? markup("</mark>") : *this;
}

Html& Html::number(std::uint64_t value) {
  bytes_ += std::to_string(value);
  return *this;
}

Html& Html::style(std::string_view css) {
  if (css.find("</") != css.npos) throw std::logic_error("a style sheet that would end its element");
  bytes_ += css;
  return *this;
}

}  // namespace archive::cli
