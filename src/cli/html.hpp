// SPDX-License-Identifier: GPL-3.0-or-later
/// HTML written so that nothing from outside can be markup.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "archive/core/span.hpp"

namespace archive::cli {

/// Builds a document. Markup is what the program's source says; any other string is text, in which controls become
/// visible marks and what HTML takes for its own is escaped.
class Html {
 public:
  template <std::size_t Size>
  Html& markup(const char (&literal)[Size]) {
    bytes_.append(literal, Size - 1);
    return *this;
  }
  Html& text(std::string_view outside);
  /// Text with `<mark>` around its highlights (byte ranges, sorted, not overlapping).
  Html& marked(std::string_view outside, const std::vector<core::Span>& highlights);
  Html& number(std::uint64_t value);
  /// ` name="value"`, inside a tag.
  template <std::size_t Size>
  Html& attribute(const char (&name)[Size], std::string_view outside) {
    markup(" ").markup(name).markup("=\"").text(outside);
    return markup("\"");
  }
  Html& append(const Html& part) {
    bytes_ += part.bytes_;
    return *this;
  }
  /// A style sheet, which has no markup to escape.
  Html& style(std::string_view css);

  [[nodiscard]] bool empty() const { return bytes_.empty(); }
  [[nodiscard]] const std::string& bytes() const { return bytes_; }

 private:
  void put(std::string_view shown);

  std::string bytes_;
};

}  // namespace archive::cli
