// SPDX-License-Identifier: GPL-3.0-or-later
/// What is known of a sketch where it was not read.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>

#include "archive/text/sketch.hpp"

namespace archive::ingest {

/// Four bytes that rule most pairs out: how many keys a sketch has, whether title and day say anything, and of both so much
/// that most others have something else there. Reading a sketch takes the store 10 us, in a file of a million.
class Brief {
 public:
  /// Of a sketch that is not known.
  Brief() = default;
  explicit Brief(std::uint32_t bits) : bits_(bits) {}
  explicit Brief(const text::Sketch& sketch)
      : bits_(static_cast<std::uint32_t>(std::min(sketch.keys.size(), most_keys))) {
    if (!text::is_telling_title(sketch.title) || sketch.day == text::Sketch::no_day) return;
    const auto title = static_cast<std::uint32_t>(sketch.title >> 1 & 0x7FF);
    bits_ |= telling | title << 9 | static_cast<std::uint32_t>(sketch.day) << 20;
  }

  [[nodiscard]] std::uint32_t bits() const { return bits_; }

  /// `most_keys` where there are more; 0 where that is not known.
  [[nodiscard]] std::size_t keys() const { return bits_ & 0xFF; }
  static constexpr std::size_t most_keys = 0xFF;

  /// Whether the article has a telling title and a day. Without, what follows says nothing.
  [[nodiscard]] bool has_title_and_day() const { return (bits_ & telling) != 0; }
  /// False for one title, and for one in 2,048 others.
  [[nodiscard]] bool has_other_title(Brief other) const { return ((bits_ ^ other.bits_) >> 9 & 0x7FF) != 0; }
  /// So many days at least lie between. Days are known but for multiples of 4,096.
  [[nodiscard]] std::int64_t days_from(Brief other) const {
    const std::uint32_t days = ((bits_ >> 20) - (other.bits_ >> 20)) & 0xFFF;
    return std::min(days, 0x1000 - days);
  }

 private:
  static constexpr std::uint32_t telling = 0x100;
  std::uint32_t bits_ = 0;
};

}  // namespace archive::ingest
