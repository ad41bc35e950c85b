// SPDX-License-Identifier: GPL-3.0-or-later
/// Sets of the articles of a window, as words of 64 bits.
#pragma once

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include <bit>
#include <cstddef>
#include <cstdint>

namespace archive::search {

template <typename Bits>
[[nodiscard]] bool is_empty(const Bits& bits) {
  std::uint64_t all = 0;
  for (const auto word : bits) all |= word;
  return all == 0;
}

constexpr std::uint64_t bit(std::uint32_t place) { return std::uint64_t{1} << (place % 64); }

/// How many bits are set: in pairs, fours and bytes, which the multiplication sums up. Not every x86-64 has an instruction for
/// it, and without one the compiler calls a function.
constexpr unsigned count_bits(std::uint64_t bits) {
  bits -= bits >> 1 & 0x5555555555555555;
  bits = (bits & 0x3333333333333333) + (bits >> 2 & 0x3333333333333333);
  bits = (bits + (bits >> 4)) & 0x0F0F0F0F0F0F0F0F;
  return static_cast<unsigned>(bits * 0x0101010101010101 >> 56);
}

/// Calls sink(place) for each bit that is set, ascending.
template <typename Bits, typename Sink>
void for_places(const Bits& bits, Sink&& sink) {
  for (std::size_t word = 0; word < bits.size(); ++word) {
    for (std::uint64_t left = bits[word]; left != 0; left &= left - 1)
      sink(static_cast<std::uint32_t>(word * 64 + static_cast<unsigned>(std::countr_zero(left))));
  }
}

constexpr std::uint32_t highest_bit = 0x80000000;

/// Of 64 numbers below 2^31, those that are at least so great: the first is the lowest bit.
inline std::uint64_t at_least(const std::uint32_t* numbers, std::uint32_t least) {
  std::uint64_t bits = 0;
  if (least > INT32_MAX) return 0;
#ifdef __SSE2__
  const __m128i below = _mm_set1_epi32(static_cast<int>(least) - 1);
  for (unsigned i = 0; i < 64; i += 4) {
    const __m128i four = _mm_loadu_si128(reinterpret_cast<const __m128i*>(numbers + i));
    bits |= static_cast<std::uint64_t>(_mm_movemask_ps(_mm_castsi128_ps(_mm_cmpgt_epi32(four, below)))) << i;
  }
#else
  for (unsigned i = 0; i < 64; ++i) bits |= std::uint64_t{numbers[i] >= least ? 1U : 0U} << i;
#endif
  return bits;
}

/// Of 64 numbers, those from `least` to `most`.
inline std::uint64_t between(const std::uint32_t* numbers, std::uint32_t least, std::uint32_t most) {
  std::uint64_t bits = 0;
#ifdef __SSE2__
  // Only numbers with a sign are compared: the highest bit is turned over.
  const auto turned = [](std::uint32_t number) { return static_cast<int>(number ^ highest_bit); };
  const __m128i low = _mm_set1_epi32(turned(least)), high = _mm_set1_epi32(turned(most));
  const __m128i turn = _mm_set1_epi32(turned(0));
  for (unsigned i = 0; i < 64; i += 4) {
    const __m128i four = _mm_xor_si128(_mm_loadu_si128(reinterpret_cast<const __m128i*>(numbers + i)), turn);
    const __m128i outside = _mm_or_si128(_mm_cmpgt_epi32(low, four), _mm_cmpgt_epi32(four, high));
    bits |= static_cast<std::uint64_t>(~_mm_movemask_ps(_mm_castsi128_ps(outside)) & 0xF) << i;
  }
#else
  for (unsigned i = 0; i < 64; ++i) bits |= std::uint64_t{numbers[i] >= least && numbers[i] <= most ? 1U : 0U} << i;
#endif
  return bits;
}

/// The same as at_least() of those with the highest bit, which is taken off.
inline std::uint64_t take_highest_bits(std::uint32_t* numbers) {
  std::uint64_t bits = 0;
#ifdef __SSE2__
  const __m128i others = _mm_set1_epi32(0x7FFFFFFF);
  for (unsigned i = 0; i < 64; i += 4) {
    auto* const at = reinterpret_cast<__m128i*>(numbers + i);
    const __m128i four = _mm_loadu_si128(at);
    bits |= static_cast<std::uint64_t>(_mm_movemask_ps(_mm_castsi128_ps(four))) << i;
    _mm_storeu_si128(at, _mm_and_si128(four, others));
  }
#else
  for (unsigned i = 0; i < 64; ++i) {
    bits |= std::uint64_t{numbers[i] >> 31} << i;
    numbers[i] &= ~highest_bit;
  }
#endif
  return bits;
}

}  // namespace archive::search
