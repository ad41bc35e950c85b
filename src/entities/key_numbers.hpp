// SPDX-License-Identifier: GPL-3.0-or-later
/// Keys as numbers: 0 for the first that came, 1 for the second, and so on.
#pragma once

#include <cstdint>
#include <vector>

#include "letters.hpp"

namespace archive::entities {

/// What is told of a key can then stand in a vector, where a map would have a node made for each key of each article.
class KeyNumbers {
 public:
  /// The number of a key, which is added when it is new.
  std::uint32_t number(Key key) {
    if (2 * size_ >= slots_.size()) grow();
    Slot& slot = slot_of(key);
    if (slot.number == free) slot = {key, size_++};
    return slot.number;
  }

  [[nodiscard]] std::size_t size() const { return size_; }

 private:
  static constexpr std::uint32_t free = 0xFFFFFFFF;
  static constexpr std::size_t first_slots = 64;  ///< a power of two: an article has some thirty names

  struct Slot {
    Key key = 0;
    std::uint32_t number = free;
  };

  /// That of the key, or the free one where it would be.
  Slot& slot_of(Key key) {
    std::size_t at = key & (slots_.size() - 1);
    while (slots_[at].number != free && slots_[at].key != key) at = (at + 1) & (slots_.size() - 1);
    return slots_[at];
  }

  void grow() {
    std::vector<Slot> former(slots_.empty() ? first_slots : 2 * slots_.size());
    former.swap(slots_);
    for (const Slot& slot : former) {
      if (slot.number != free) slot_of(slot.key) = slot;
    }
  }

  std::vector<Slot> slots_;  ///< by key
  std::uint32_t size_ = 0;
};

}  // namespace archive::entities
