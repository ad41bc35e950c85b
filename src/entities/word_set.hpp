// SPDX-License-Identifier: GPL-3.0-or-later
/// A few words, and whether another is one of them.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>

namespace archive::entities {

/// Most words that are asked for are none of the set, which their length and first letter tell.
template <std::size_t count>
class WordSet {
 public:
  /// Words of 1 to 31 bytes.
  template <typename... Word>
  constexpr explicit WordSet(Word... words) : words_{words...} {
    for (const std::string_view word : words_) {
      sizes_ |= 1u << word.size();
      firsts_ |= first_of(word);
    }
  }

  [[nodiscard]] constexpr bool contains(std::string_view word) const {
    if (word.empty() || word.size() > 31 || (sizes_ >> word.size() & 1u) == 0 || (firsts_ & first_of(word)) == 0)
      return false;
    return std::find(words_.begin(), words_.end(), word) != words_.end();
  }

 private:
  static constexpr std::uint32_t first_of(std::string_view word) {
    return 1u << (static_cast<unsigned char>(word.front()) & 31u);
  }

  std::array<std::string_view, count> words_;
  std::uint32_t sizes_ = 0, firsts_ = 0;
};

template <typename... Word>
WordSet(Word...) -> WordSet<sizeof...(Word)>;

}  // namespace archive::entities
