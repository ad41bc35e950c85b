// SPDX-License-Identifier: GPL-3.0-or-later
/// Text that is safe to show on a terminal, as a type of its own: what came from outside becomes one only by visible().
#pragma once

#include <fmt/format.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

#include "archive/core/message.hpp"

namespace archive::cli {

/// Text without anything a terminal would obey, save the program's own colours. Literals convert; other strings do not.
class Visible {
 public:
  Visible() = default;
  template <std::size_t Size>
  Visible(const char (&literal)[Size]) : text_(literal, Size - 1) {}  // implicit: our own words need no ceremony

  /// For text the program made itself: numbers, dates, colours.
  [[nodiscard]] static Visible own(std::string text) {
    Visible result;
    result.text_ = std::move(text);
    return result;
  }

  [[nodiscard]] const std::string& bytes() const { return text_; }
  [[nodiscard]] bool empty() const { return text_.empty(); }
  Visible& operator+=(const Visible& more) {
    text_ += more.text_;
    return *this;
  }
  friend Visible operator+(Visible left, const Visible& right) { return std::move(left += right); }
  friend bool operator==(const Visible&, const Visible&) = default;

 private:
  std::string text_;
};

/// Where a text is shown: on one line, where a tab and a line break are marks too, or in a block, where they act.
enum class Layout { Line, Block };

/// Makes a text from outside safe: controls, bidi and other format characters become marks (`␛`, `⟨U+202E⟩`), soft
/// hyphens and zero-width spaces vanish, bytes that are no UTF-8 become `\xNN`, and of the combining marks on one letter
/// all after the fourth become one `…`.
[[nodiscard]] Visible visible(std::string_view outside, Layout layout = Layout::Line);

/// One character as it is shown.
struct Glyph {
  std::size_t begin = 0;  ///< byte of the source
  std::size_t size = 0;   ///< bytes of the source
  std::string shown;      ///< empty where nothing is shown
  std::size_t width = 0;  ///< columns of a terminal
};

/// Walks a text glyph by glyph, under the rules of visible().
class GlyphReader {
 public:
  explicit GlyphReader(std::string_view text, Layout layout = Layout::Line) : text_(text), layout_(layout) {}

  /// The next glyph; false at the end.
  bool next(Glyph& glyph);

 private:
  std::string_view text_;
  Layout layout_;
  std::size_t at_ = 0;
  unsigned marks_ = 0;       ///< combining marks since the last letter
  bool after_wide_ = false;  ///< the last character drawn takes two columns
  bool joined_ = false;      ///< a joiner after such a one came last
};

/// Columns a text takes once shown on one line.
[[nodiscard]] std::size_t shown_width(std::string_view outside);

/// A sentence for people, in the language of the process: the pattern is translated (core/message.hpp), then formatted by
/// fmt::format. Every argument is a number or Visible, so that nothing raw slips in. po/update.sh finds the pattern by the
/// word `say`; one without letters is no message.
template <class... Arguments>
[[nodiscard]] Visible say(fmt::format_string<Arguments...> pattern, Arguments&&... arguments) {
  static_assert(
      ((std::is_arithmetic_v<std::decay_t<Arguments>> || std::is_same_v<std::decay_t<Arguments>, Visible>)&&...),
      "text from outside goes through visible() first");
  const auto english = fmt::string_view(pattern);
  const auto told = core::translated({english.data(), english.size()});
  return Visible::own(fmt::vformat(fmt::string_view(told.data(), told.size()), fmt::make_format_args(arguments...)));
}

/// A quantity as the language writes it: `1 234` in French.
[[nodiscard]] inline Visible count(std::uint64_t number) { return Visible::own(core::count(number)); }

/// say() with a noun that follows a number: the first place is for count(number), which is given once.
template <class... Arguments>
[[nodiscard]] Visible say_count(fmt::format_string<Visible&, Arguments...> one,
                                fmt::format_string<Visible&, Arguments...> many, std::uint64_t number,
                                Arguments&&... arguments) {
  const auto first = fmt::string_view(one), second = fmt::string_view(many);
  const auto told = core::translated({first.data(), first.size()}, {second.data(), second.size()}, number);
  Visible figure = count(number);
  return Visible::own(
      fmt::vformat(fmt::string_view(told.data(), told.size()), fmt::make_format_args(figure, arguments...)));
}

}  // namespace archive::cli

template <>
struct fmt::formatter<archive::cli::Visible> : fmt::formatter<fmt::string_view> {
  template <class FormatContext>
  auto format(const archive::cli::Visible& text, FormatContext& context) const {
    return fmt::formatter<fmt::string_view>::format(text.bytes(), context);
  }
};
