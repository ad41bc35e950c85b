// SPDX-License-Identifier: GPL-3.0-or-later
#include "visible.hpp"

#include "archive/text/utf8.hpp"
#include "width.hpp"

namespace archive::cli {
namespace {

constexpr unsigned most_marks = 4;
constexpr char32_t zero_width_joiner = 0x200D;

/// Characters that act on the text around them instead of being seen. ZWJ, ZWNJ and variation selectors are not among
/// them: they build emoji and the letters of other scripts.
bool is_acting(char32_t c) {
  if (c < 0x20 || (c >= 0x7F && c < 0xA0)) return true;
  if (c < 0x61C) return false;
  if (c == 0x61C || c == 0x180E || c == 0x200E || c == 0x200F || c == 0xFEFF) return true;
  if (c >= 0x2028 && c <= 0x202E) return true;
  if (c >= 0x2061 && c <= 0x206F) return true;
  if (c >= 0xFFF9 && c <= 0xFFFB) return true;
  return c >= 0xE0000 && c <= 0xE007F;
}

bool vanishes(char32_t c) { return c == 0xAD || c == 0x200B || c == 0x2060; }

std::string mark_of(char32_t c) {
  std::string mark;
  if (c < 0x20) {
    text::append(mark, 0x2400 + c);
  } else if (c == 0x7F) {
    text::append(mark, 0x2421);
  } else {
    mark = fmt::format("⟨U+{:04X}⟩", static_cast<std::uint32_t>(c));
  }
  return mark;
}

std::size_t mark_width(char32_t c) { return c < 0x20 || c == 0x7F ? 1 : (c > 0xFFFF ? 9 : 8); }

/// Bytes of the well-formed sequence at `at`, 0 where there is none.
std::size_t sequence_size(std::string_view text, std::size_t at) {
  const auto lead = static_cast<unsigned char>(text[at]);
  const std::size_t size = lead < 0x80 ? 1 : lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0;
  if (size == 0 || at + size > text.size()) return 0;
  return text::is_valid_utf8(text.substr(at, size)) ? size : 0;
}

}  // namespace

bool GlyphReader::next(Glyph& glyph) {
  if (at_ >= text_.size()) return false;
  glyph.begin = at_;
  // Most of all texts: a character of ASCII that is shown as it is.
  if (const char plain = text_[at_]; plain >= 0x20 && plain < 0x7F) {
    glyph.size = 1;
    if (glyph.shown.size() == 1) glyph.shown.front() = plain;
    else glyph.shown.assign(1, plain);
    glyph.width = joined_ ? 0 : 1;
    after_wide_ = joined_;
    joined_ = false;
    marks_ = 0;
    ++at_;
    return true;
  }
  glyph.shown.clear();
  glyph.size = sequence_size(text_, at_);
  if (glyph.size == 0) {
    glyph.size = 1;
    glyph.shown = fmt::format("\\x{:02X}", static_cast<unsigned char>(text_[at_]));
    glyph.width = glyph.shown.size();
    marks_ = 0;
    ++at_;
    return true;
  }
  const char32_t c = text::code_point_at(text_, at_).value;
  at_ += glyph.size;
  if (vanishes(c)) {
    glyph.width = 0;
  } else if (is_acting(c) && !(layout_ == Layout::Block && (c == '\n' || c == '\t'))) {
    glyph.shown = mark_of(c);
    glyph.width = mark_width(c);
    marks_ = 0;
  } else if (is_combining(c)) {
    ++marks_;
    glyph.width = 0;
    if (marks_ <= most_marks) {
      glyph.shown = text_.substr(glyph.begin, glyph.size);
    } else if (marks_ == most_marks + 1) {
      glyph.shown = "…";
      glyph.width = 1;
    }
  } else {
    glyph.shown = text_.substr(glyph.begin, glyph.size);
    // Emoji joined to the one before, and tones of its skin, are drawn in its place.
    const bool tone = c >= 0x1F3FB && c <= 0x1F3FF && after_wide_;
    glyph.width = joined_ || tone ? 0 : width_of(c);
    if (c != zero_width_joiner) after_wide_ = glyph.width == 2 || joined_;
    marks_ = 0;
  }
  joined_ = c == zero_width_joiner && after_wide_;
  return true;
}

Visible visible(std::string_view outside, Layout layout) {
  std::string result;
  result.reserve(outside.size());
  GlyphReader reader(outside, layout);
  for (Glyph glyph; reader.next(glyph);) result += glyph.shown;
  return Visible::own(std::move(result));
}

std::size_t shown_width(std::string_view outside) {
  std::size_t width = 0;
  GlyphReader reader(outside);
  for (Glyph glyph; reader.next(glyph);) width += glyph.width;
  return width;
}

}  // namespace archive::cli
