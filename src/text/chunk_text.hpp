// SPDX-License-Identifier: GPL-3.0-or-later
/// A chunk as characters with their classes, for the rules that cut it.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "archive/text/utf8.hpp"
#include "chars.hpp"

namespace archive::text {

struct Char {
  char32_t value = 0;
  CharClass cls = CharClass::Other;
  std::uint32_t at = 0;  ///< byte in the chunk
};

/// Indexes count characters; any index may lie beyond the end.
class ChunkText {
 public:
  explicit ChunkText(std::string_view text) : text_(text) {
    Char* chars = few_.data();
    if (text.size() > few_.size()) {
      many_.resize(text.size());
      chars = many_.data();
    }
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size();) {
      const auto point = code_point_at(text, at);
      chars[count++] = {point.value, classify(point.value), static_cast<std::uint32_t>(at)};
      at += point.size;
    }
    chars_ = {chars, count};
  }
  ChunkText(const ChunkText&) = delete;
  ChunkText& operator=(const ChunkText&) = delete;

  [[nodiscard]] std::size_t size() const { return chars_.size(); }
  [[nodiscard]] char32_t value(std::size_t i) const { return i < chars_.size() ? chars_[i].value : 0; }
  [[nodiscard]] bool is(std::size_t i, CharClass cls) const { return i < chars_.size() && chars_[i].cls == cls; }
  [[nodiscard]] bool is_letter(std::size_t i) const { return is(i, CharClass::Letter); }
  [[nodiscard]] bool is_digit(std::size_t i) const { return is(i, CharClass::Digit); }
  [[nodiscard]] bool begins_word(std::size_t i) const { return is_letter(i) || is_digit(i); }

  /// Byte where character i begins; the size of the chunk at the end.
  [[nodiscard]] std::uint32_t offset(std::size_t i) const {
    return i < chars_.size() ? chars_[i].at : static_cast<std::uint32_t>(text_.size());
  }
  [[nodiscard]] std::string_view bytes(std::size_t from, std::size_t to) const {
    return text_.substr(offset(from), offset(to) - offset(from));
  }

  /// The end of the run of letters, digits and what goes with them that begins at i.
  [[nodiscard]] std::size_t core_end(std::size_t i) const {
    const auto belongs = [&](CharClass cls) {
      return cls == CharClass::Letter || cls == CharClass::Digit || cls == CharClass::Mark ||
             cls == CharClass::Invisible;
    };
    while (i < chars_.size() && belongs(chars_[i].cls)) ++i;
    return i;
  }

  /// The end of the run of letters (marks and invisible characters included) that begins at i.
  [[nodiscard]] std::size_t letters_end(std::size_t i) const {
    while (i < chars_.size() && (chars_[i].cls == CharClass::Letter || chars_[i].cls == CharClass::Mark ||
                                 chars_[i].cls == CharClass::Invisible)) {
      ++i;
    }
    return i;
  }

  /// The end of the run of digits that begins at i.
  [[nodiscard]] std::size_t digits_end(std::size_t i) const {
    while (is_digit(i)) ++i;
    return i;
  }

 private:
  std::string_view text_;
  std::array<Char, 64> few_;  ///< where they lie when the chunk is no longer: of words hardly one is
  std::vector<Char> many_;
  std::span<const Char> chars_;
};

}  // namespace archive::text
