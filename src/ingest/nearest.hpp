// SPDX-License-Identifier: GPL-3.0-or-later
/// Which of the sketches that share keys with one share the most.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "key_table.hpp"

namespace archive::ingest {

/// Counts by number in a table of its own, which it keeps from one call to the next: sorting the some ten thousand finds of
/// an article among a million by their numbers took a twentieth of an import.
class Nearest {
 public:
  struct Near {
    std::uint32_t number;
    std::uint32_t shared;  ///< keys
    friend bool operator==(const Near&, const Near&) = default;
  };

  /// Gives, in the order of their numbers, the `most` sketches at most that are nearest: a shared key counts the more the fewer of
  /// those found have it. Equally near are the newest.
  ///
  /// found   each pair of key and number once.
  /// keys    how many keys were asked for.
  /// near    whether a sketch is near at all that shares so many keys.
  [[nodiscard]] std::vector<Near> of(std::span<const KeyTable::Found> found, std::size_t keys, std::size_t most,
                                     const std::function<bool(std::uint32_t number, std::size_t shared)>& near);

 private:
  struct Slot {
    std::uint32_t number = 0;  ///< 0 for none
    std::uint32_t shared = 0;
    std::uint64_t nearness = 0;
  };

  Slot& slot_of(std::uint32_t number);

  std::vector<Slot> slots_;
};

}  // namespace archive::ingest
