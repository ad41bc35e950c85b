// SPDX-License-Identifier: GPL-3.0-or-later
/// Which of the sketches that share keys with one share the most.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "key_table.hpp"

namespace archive::ingest {

/// Counts by number in tables of its own, which it keeps from one call to the next: sorting the some ten thousand finds of
/// an article among a million by their numbers took a twentieth of an import.
class Nearest {
 public:
  /// Whether a sketch is near at all.
  ///
  /// certain  keys it shares of those that were found with fewer than `most_found`, which are all that have them
  using IsNear = std::function<bool(std::uint32_t number, std::size_t certain)>;

  /// Gives, in their order, the numbers of the `most` sketches at most that are nearest: a shared key counts the more the fewer
  /// of those found have it. Equally near are the newest.
  ///
  /// found    each pair of key and number once
  /// holders  how many were found for each key
  /// least    keys that have to be shared
  [[nodiscard]] std::vector<std::uint32_t> of(std::span<const KeyTable::Found> found,
                                              std::span<const std::uint32_t> holders, std::uint32_t most_found,
                                              std::size_t least, std::size_t most, const IsNear& is_near);

 private:
  struct Slot {
    std::uint32_t number = 0;               ///< 0 for none
    std::uint32_t shared = 0, certain = 0;  ///< keys
    std::uint64_t nearness = 0;
  };

  void count(std::span<const KeyTable::Found> found);
  [[nodiscard]] bool may_share(std::uint32_t number, std::size_t least) const;
  Slot& slot_of(std::uint32_t number);

  std::vector<std::uint8_t> finds_;  ///< of all numbers of one place, up to 2
  std::vector<Slot> slots_;
};

}  // namespace archive::ingest
