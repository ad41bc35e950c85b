// SPDX-License-Identifier: GPL-3.0-or-later
/// A folded word, digits or a mark, to be compared with those the grammar names.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace archive::dates {

/// A view of bytes, with the first eight of them as a number: the comparison with most words of the grammar is one of
/// numbers, for few are longer.
class Key {
 public:
  constexpr Key() = default;

  /// A word of the grammar.
  template <std::size_t Size>
  consteval Key(const char (&literal)[Size]) : Key(std::string_view(literal, Size - 1)) {}  // NOLINT: meant

  /// The bytes have to live as long.
  explicit constexpr Key(std::string_view bytes) : bytes_(bytes), head_(head_of(bytes)) {}

  /// The same, where head_bytes bytes can be read from the first on.
  static Key readable(std::string_view bytes) {
    Key key;
    key.bytes_ = bytes;
    std::memcpy(&key.head_, bytes.data(), head_bytes);
    if (bytes.size() < head_bytes) key.head_ &= masks[bytes.size()];
    return key;
  }

  constexpr operator std::string_view() const { return bytes_; }  // NOLINT: meant
  [[nodiscard]] constexpr std::string_view view() const { return bytes_; }
  [[nodiscard]] constexpr std::size_t size() const { return bytes_.size(); }
  [[nodiscard]] constexpr bool empty() const { return bytes_.empty(); }
  [[nodiscard]] constexpr bool starts_with(std::string_view start) const { return bytes_.starts_with(start); }
  [[nodiscard]] constexpr bool ends_with(std::string_view end) const { return bytes_.ends_with(end); }
  [[nodiscard]] constexpr bool ends_with(char end) const { return bytes_.ends_with(end); }
  /// The first eight bytes; zeros where there are less.
  [[nodiscard]] constexpr std::uint64_t head() const { return head_; }

  friend constexpr bool operator==(const Key& a, const Key& b) {
    return a.head_ == b.head_ && a.size() == b.size() && (a.size() <= head_bytes || a.bytes_ == b.bytes_);
  }

  /// Whether it is a word known when this is compiled.
  template <auto word>
  [[nodiscard]] bool is() const {
    constexpr std::uint64_t head = word.key().head();
    return head_ == head && *this == word.key();
  }

  static constexpr std::size_t head_bytes = 8;

 private:
  static constexpr std::uint64_t head_of(std::string_view bytes) {
    std::array<char, head_bytes> first{};
    std::copy_n(bytes.begin(), std::min(bytes.size(), head_bytes), first.begin());
    return std::bit_cast<std::uint64_t>(first);
  }
  /// All bits of so many bytes.
  static constexpr std::array<std::uint64_t, head_bytes> masks = [] {
    std::array<std::uint64_t, head_bytes> result{};
    for (std::size_t size = 0; size < head_bytes; ++size) {
      std::array<char, head_bytes> bytes{};
      for (std::size_t i = 0; i < size; ++i) bytes[i] = static_cast<char>(0xFF);
      result[size] = std::bit_cast<std::uint64_t>(bytes);
    }
    return result;
  }();

  std::string_view bytes_;
  std::uint64_t head_ = 0;
};

/// A word of the grammar as an argument of a template.
template <std::size_t Size>
struct Literal {
  consteval Literal(const char (&literal)[Size]) { std::copy_n(literal, Size, bytes); }  // NOLINT: meant
  [[nodiscard]] consteval Key key() const { return Key(std::string_view(bytes, Size - 1)); }

  char bytes[Size] = {};
};

/// Whether the key is one of the words.
template <Literal... words>
[[nodiscard]] bool in(const Key& key) {
  return (key.is<words>() || ...);
}

}  // namespace archive::dates
