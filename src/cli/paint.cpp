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

/// Glyphs side by side.
class Painted {
 public:
  struct Each {
    std::size_t begin, size;  ///< of what is shown, in bytes
    std::size_t width;
    bool highlighted;
  };

  void add(const Glyph& glyph, bool highlighted) {
    all_.push_back({shown_.size(), glyph.shown.size(), glyph.width, highlighted});
    shown_ += glyph.shown;
    width_ += glyph.width;
  }
  void drop_last() {
    width_ -= all_.back().width;
    shown_.resize(all_.back().begin);
    all_.pop_back();
  }
  void clear() {
    all_.clear();
    shown_.clear();
    width_ = 0;
  }

  [[nodiscard]] bool empty() const { return all_.empty(); }
  [[nodiscard]] std::size_t width() const { return width_; }
  [[nodiscard]] auto begin() const { return all_.begin(); }
  [[nodiscard]] auto end() const { return all_.end(); }
  [[nodiscard]] std::string_view shown(const Each& one) const {
    return std::string_view(shown_).substr(one.begin, one.size);
  }

  /// Draws all, on a line that has room for it.
  void draw(Pen& pen) const {
    for (auto at = all_.begin(); at != all_.end();) {
      const auto next =
          std::find_if(at, all_.end(), [&](const Each& one) { return one.highlighted != at->highlighted; });
      const std::size_t last = next == all_.end() ? shown_.size() : next->begin;
      pen.put(std::string_view(shown_).substr(at->begin, last - at->begin), at->highlighted);
      at = next;
    }
  }

 private:
  std::vector<Each> all_;
  std::string shown_;
  std::size_t width_ = 0;
};

bool is_break(const Glyph& glyph) {
  return glyph.shown.size() == 1 && (glyph.shown[0] == ' ' || glyph.shown[0] == '\n' || glyph.shown[0] == '\t');
}

/// Fills lines with words.
class Filler {
 public:
  Filler(std::size_t width, std::size_t indent, const Ink& ink)
      : pen_(ink), indent_(indent, ' '), width_(std::max(width, indent + 1)), column_(indent) {
    pen_.raw(indent_);
  }

  void word(const Painted& word, bool space_highlighted) {
    const bool first = column_ == indent_.size();
    if (!first && column_ + 1 + word.width() > width_) {
      new_line();
    } else if (!first) {
      pen_.put(" ", space_highlighted);
      ++column_;
    }
    if (column_ + word.width() <= width_) {
      word.draw(pen_);
      column_ += word.width();
      return;
    }
    for (const auto& each : word) {
      if (column_ + each.width > width_) new_line();
      pen_.put(word.shown(each), each.highlighted);
      column_ += each.width;
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
  Painted line;
  Highlights marked(highlights);
  GlyphReader reader(text);
  for (Glyph glyph; line.width() <= width && reader.next(glyph);) line.add(glyph, marked.contains(glyph.begin));
  const bool cut = line.width() > width;
  while (cut && !line.empty() && line.width() + 1 > width) line.drop_last();
  Pen pen(ink);
  line.draw(pen);
  if (cut) pen.put("…", false);
  return pen.finish();
}

Visible fill(std::string_view text, const std::vector<core::Span>& highlights, std::size_t width, std::size_t indent,
             const Ink& ink) {
  Filler filler(width, indent, ink);
  Highlights marked(highlights);
  Painted word;
  bool space_highlighted = false;
  GlyphReader reader(text, Layout::Block);
  for (Glyph glyph; reader.next(glyph);) {
    const bool highlighted = marked.contains(glyph.begin);
    if (!is_break(glyph)) {
      word.add(glyph, highlighted);
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
