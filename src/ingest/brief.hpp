// SPDX-License-Identifier: GPL-3.0-or-later
/// What is known of a sketch where it was not read.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

#include "archive/text/sketch.hpp"

namespace archive::ingest {

/// Sixteen bytes that rule most pairs out: how many keys a sketch has, whether title and day say anything, and of both so much
/// that most others have something else there; and for each key one bit of 96 (B. Bloom, 1970), of which an article of 600 words
/// sets a third. Reading a sketch takes the store 6 us, in a file of a million.
class Brief {
 public:
  using Mark = std::array<std::uint32_t, 4>;

  /// Of a sketch that is not known.
  Brief() = default;
  explicit Brief(const Mark& mark) : mark_(mark) {}
  explicit Brief(const text::Sketch& sketch)
      : mark_{static_cast<std::uint32_t>(std::min(sketch.keys.size(), most_keys)), 0, 0, 0} {
    for (const auto key : sketch.keys) mark_[1 + bit_of(key) / 32] |= 1U << bit_of(key) % 32;
    if (!text::is_telling_title(sketch.title) || sketch.day == text::Sketch::no_day) return;
    const auto title = static_cast<std::uint32_t>(sketch.title >> 1 & 0x7FF);
    mark_[0] |= telling | title << 9 | static_cast<std::uint32_t>(sketch.day) << 20;
  }

  [[nodiscard]] const Mark& mark() const { return mark_; }

  /// True for each key that the sketch has, and for some that it has not; of a sketch that is not known false.
  [[nodiscard]] bool may_have(std::uint32_t key) const {
    return (mark_[1 + bit_of(key) / 32] >> bit_of(key) % 32 & 1) != 0;
  }

  /// `most_keys` where there are more; 0 where that is not known.
  [[nodiscard]] std::size_t keys() const { return mark_[0] & 0xFF; }
  static constexpr std::size_t most_keys = 0xFF;

  /// Whether the article has a telling title and a day. Without, what follows says nothing.
  [[nodiscard]] bool has_title_and_day() const { return (mark_[0] & telling) != 0; }
  /// False for one title, and for one in 2,048 others.
  [[nodiscard]] bool has_other_title(Brief other) const { return ((mark_[0] ^ other.mark_[0]) >> 9 & 0x7FF) != 0; }
  /// So many days at least lie between. Days are known but for multiples of 4,096.
  [[nodiscard]] std::int64_t days_from(Brief other) const {
    const std::uint32_t days = ((mark_[0] >> 20) - (other.mark_[0] >> 20)) & 0xFFF;
    return std::min(days, 0x1000 - days);
  }

 private:
  static constexpr std::uint32_t telling = 0x100;
  static constexpr std::uint32_t bloom_bits = 96;
  /// The low bits of a key are even; the high ones are not, as the keys of a sketch are the smallest of its text.
  static std::uint32_t bit_of(std::uint32_t key) { return key % bloom_bits; }

  Mark mark_{};
};

}  // namespace archive::ingest
