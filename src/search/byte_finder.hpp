// SPDX-License-Identifier: GPL-3.0-or-later
/// Finds the next byte that is one of a set.
#pragma once

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include <array>
#include <bit>
#include <bitset>
#include <cstddef>
#include <string_view>

namespace archive::search {

/// Sixteen bytes at a time where the set has no more than four, as that of the forms of a word has.
class ByteFinder {
 public:
  explicit ByteFinder(const std::bitset<256>& set) : set_(set), is_small_(set.any() && set.count() <= few_.size()) {
    std::size_t size = 0;
    for (std::size_t byte = 0; byte < 256 && is_small_; ++byte)
      if (set.test(byte)) few_[size++] = static_cast<char>(byte);
    // Of fewer, the last is looked for twice.
    for (std::size_t i = size; is_small_ && i < few_.size(); ++i) few_[i] = few_[size - 1];
  }

  /// The first place from `from` on, the size of the bytes where there is none.
  [[nodiscard]] std::size_t next(std::string_view bytes, std::size_t from) const {
    std::size_t at = from;
#ifdef __SSE2__
    if (is_small_) {
      constexpr std::size_t step = sizeof(__m128i);
      for (; at + step <= bytes.size(); at += step) {
        const __m128i v = _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes.data() + at));
        const auto equal = [v](char byte) { return _mm_cmpeq_epi8(v, _mm_set1_epi8(byte)); };
        const auto found = static_cast<unsigned>(_mm_movemask_epi8(
            _mm_or_si128(_mm_or_si128(equal(few_[0]), equal(few_[1])), _mm_or_si128(equal(few_[2]), equal(few_[3])))));
        if (found != 0) return at + static_cast<unsigned>(std::countr_zero(found));
      }
    }
#endif
    while (at < bytes.size() && !set_.test(static_cast<unsigned char>(bytes[at]))) ++at;
    return at;
  }

 private:
  std::bitset<256> set_;
  bool is_small_;
  std::array<char, 4> few_{};
};

}  // namespace archive::search
