// SPDX-License-Identifier: GPL-3.0-or-later
/// What the bytes of a text are, 64 at a time: the lowest bit tells of the first.
#pragma once

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include <cstddef>
#include <cstdint>

namespace archive::text {

struct ByteMasks {
  static constexpr std::size_t bytes = 64;

  std::uint64_t letters = 0;  ///< of ASCII
  std::uint64_t digits = 0;
  std::uint64_t accents = 0;   ///< the first bytes of U+00C0-U+00FF
  std::uint64_t products = 0;  ///< what after such a byte makes `×` or `÷`
  std::uint64_t leads = 0;     ///< the first bytes of all other characters beyond ASCII
  std::uint64_t signs = 0;     ///< line breaks, hyphens, `$`, `%`
};

#ifdef __SSE2__

inline ByteMasks masks_of(const char* text) {
  ByteMasks masks;
  for (unsigned i = 0; i < ByteMasks::bytes; i += 16) {
    const auto each = [](int byte) { return _mm_set1_epi8(static_cast<char>(byte)); };
    const auto bits = [i](__m128i bytes) {
      return std::uint64_t{static_cast<unsigned>(_mm_movemask_epi8(bytes))} << i;
    };
    const __m128i v = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text + i));
    // Bytes beyond ASCII are below zero.
    const __m128i lower = _mm_or_si128(v, each(0x20));
    masks.letters |= bits(_mm_and_si128(_mm_cmpgt_epi8(lower, each('a' - 1)), _mm_cmplt_epi8(lower, each('z' + 1))));
    masks.digits |= bits(_mm_and_si128(_mm_cmpgt_epi8(v, each('0' - 1)), _mm_cmplt_epi8(v, each('9' + 1))));
    const __m128i accents = _mm_cmpeq_epi8(v, each(0xC3));
    masks.accents |= bits(accents);
    masks.products |= bits(_mm_cmpeq_epi8(_mm_andnot_si128(each(0x20), v), each(0x97)));
    const __m128i high_leads = _mm_and_si128(_mm_cmpgt_epi8(v, each(0xBF)), _mm_cmplt_epi8(v, _mm_setzero_si128()));
    masks.leads |= bits(_mm_andnot_si128(accents, high_leads));
    const __m128i money = _mm_or_si128(_mm_cmpeq_epi8(v, each('$')), _mm_cmpeq_epi8(v, each('%')));
    masks.signs |= bits(_mm_or_si128(money, _mm_or_si128(_mm_cmpeq_epi8(v, each('\n')), _mm_cmpeq_epi8(v, each('-')))));
  }
  return masks;
}

#else

inline ByteMasks masks_of(const char* text) {
  ByteMasks masks;
  for (unsigned i = 0; i < ByteMasks::bytes; ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    const auto bit = [i](bool is) { return std::uint64_t{is ? 1U : 0U} << i; };
    const auto lower = static_cast<unsigned char>(byte | 0x20);
    masks.letters |= bit(lower >= 'a' && lower <= 'z');
    masks.digits |= bit(byte >= '0' && byte <= '9');
    masks.accents |= bit(byte == 0xC3);
    masks.products |= bit((byte & ~0x20U) == 0x97);
    masks.leads |= bit(byte >= 0xC0 && byte != 0xC3);
    masks.signs |= bit(byte == '\n' || byte == '-' || byte == '$' || byte == '%');
  }
  return masks;
}

#endif

}  // namespace archive::text
