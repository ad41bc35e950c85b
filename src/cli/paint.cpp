// SPDX-License-Identifier: GPL-3.0-or-later
#include "paint.hpp"

#include <algorithm>

namespace archive::cli {
namespace {

/// Tells of rising byte offsets whether they are highlighted.
class Highlights {
 public:
  explicit Highlights(const std::vector<core::Span>& spans) : at_(spans.begin()), end_(spans.end()) {}

  bool contains(std::size_t byte) {
    while (at_ != end_ && at_->end <= byte) ++at_;
    return at_ != end_ && at_->begin <= byte;
  }

 private:
  std::vector<core::Span>::const_iterator at_, end_;
};

/// Writes glyphs, switching ink only where it changes.
class Pen {
 public:
  explicit Pen(const Ink& ink) : ink_(ink) {}

  void put(std::string_view shown, bool highlighted) {
    use(highlighted ? Use::Highlight : Use::Plain);
    text_ += shown;
  }
  void lift() { use(Use::Nothing); }
  void raw(std::string_view layout) {
    lift();
    text_ += layout;
  }
  Visible finish() {
    lift();
    return Visible::own(std::move(text_));
  }

 private:
  enum class Use { Nothing, Plain, Highlight };

  void use(Use next) {
    if (next == use_) return;
    if (use_ != Use::Nothing && !code(use_).empty()) text_ += ink_.off;
    if (next != Use::Nothing) text_ += code(next);
    use_ = next;
  }
  [[nodiscard]] const std::string& code(Use use) const { return use == Use::Plain ? ink_.plain : ink_.highlight; }

  const Ink& ink_;
  Use use_ = Use::Nothing;
  std::string text_;
};

struct Painted {
  Glyph glyph;
  bool highlighted = false;
};

bool is_break(const Glyph& glyph) { return glyph.shown == " " || glyph.shown == "\n" || glyph.shown == "\t"; }

/// Fills lines with words.
class Filler {
 public:
  Filler(std::size_t width, std::size_t indent, const Ink& ink)
      : pen_(ink), indent_(indent, ' '), width_(std::max(width, indent + 1)), column_(indent) {
    pen_.raw(indent_);
  }

  void word(const std::vector<Painted>& word, bool space_highlighted) {
    std::size_t width = 0;
    for (const auto& each : word) width += each.glyph.width;
    const bool first = column_ == indent_.size();
    if (!first && column_ + 1 + width > width_) {
      new_line();
    } else if (!first) {
      pen_.put(" ", space_highlighted);
      ++column_;
    }
    for (const auto& each : word) {
      if (column_ + each.glyph.width > width_) new_line();
      pen_.put(each.glyph.shown, each.highlighted);
      column_ += each.glyph.width;
    }
  }

  Visible finish() { return pen_.finish(); }

 private:
  void new_line() {
    pen_.raw("\n");
    pen_.raw(indent_);
    column_ = indent_.size();
  }

  Pen pen_;
  std::string indent_;
  std::size_t width_;
  std::size_t column_;
};

}  // namespace

Ink title_ink(Style style) {
  if (!style.emphasis) return {};
  return {"\x1b[1m", style.colour ? "\x1b[1;31m" : "\x1b[1;4m", "\x1b[0m"};
}

Ink text_ink(Style style) {
  if (!style.emphasis) return {};
  return {"", style.colour ? "\x1b[1;31m" : "\x1b[1m", "\x1b[0m"};
}

Visible fit(std::string_view text, const std::vector<core::Span>& highlights, std::size_t width, const Ink& ink) {
  std::vector<Painted> line;
  Highlights marked(highlights);
  std::size_t used = 0;
  GlyphReader reader(text);
  for (Glyph glyph; used <= width && reader.next(glyph);) {
    used += glyph.width;
    line.push_back({glyph, marked.contains(glyph.begin)});
  }
  const bool cut = used > width;
  while (cut && !line.empty() && used + 1 > width) {
    used -= line.back().glyph.width;
    line.pop_back();
  }
  Pen pen(ink);
  for (const auto& each : line) pen.put(each.glyph.shown, each.highlighted);
  if (cut) pen.put("…", false);
  return pen.finish();
}

Visible fill(std::string_view text, const std::vector<core::Span>& highlights, std::size_t width, std::size_t indent,
             const Ink& ink) {
  Filler filler(width, indent, ink);
  Highlights marked(highlights);
  std::vector<Painted> word;
  bool space_highlighted = false;
  GlyphReader reader(text, Layout::Block);
  for (Glyph glyph; reader.next(glyph);) {
    const bool highlighted = marked.contains(glyph.begin);
    if (!is_break(glyph)) {
      word.push_back({glyph, highlighted});
      continue;
    }
    if (!word.empty()) filler.word(word, space_highlighted);
    if (!word.empty()) space_highlighted = highlighted;
    word.clear();
  }
  if (!word.empty()) filler.word(word, space_highlighted);
  return filler.finish();
}

}  // namespace archive::cli
