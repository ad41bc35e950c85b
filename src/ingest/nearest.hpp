// SPDX-License-Identifier: GPL-3.0-or-later
/// Which of the sketches that share keys with one share the most.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "key_table.hpp"

namespace archive::ingest {

/// Counts by number in tables of its own, which it keeps from one call to the next: sorting the some ten thousand finds of
/// an article among a million by their numbers took a twentieth of an import.
class Nearest {
 public:
  struct Near {
    std::uint32_t number = 0;
    std::uint32_t shared = 0;  ///< keys
    /// Those of them that were found less often than one may be, so that no other sketches have them.
    std::uint32_t certain = 0;
    std::uint64_t nearness = 0;  ///< a key counts the more the fewer of those found have it
  };

  /// Gives each sketch that shares enough keys, in no order. Valid until the next call.
  ///
  /// found       each pair of key and number once
  /// holders     how many were found for each key
  /// most_found  of them at most
  /// least       keys that have to be shared
  [[nodiscard]] std::vector<Near>& sharing(std::span<const KeyTable::Found> found,
                                           std::span<const std::uint32_t> holders, std::uint32_t most_found,
                                           std::size_t least);

  /// Gives the numbers of the nearest `most`, in their order. Equally near are the newest.
  [[nodiscard]] static std::vector<std::uint32_t> nearest(std::vector<Near>& near, std::size_t most);

 private:
  /// Of what was found all of sketches that share so many keys, and little else. Valid until the next call.
  std::span<const KeyTable::Found> sift(std::span<const KeyTable::Found> found, std::size_t least);
  Near& slot_of(std::uint32_t number);

  std::vector<std::uint8_t> finds_;  ///< of all numbers of one place, up to 2
  std::vector<KeyTable::Found> sifted_;
  std::vector<Near> slots_;  ///< by number, 0 for none
  std::vector<Near> sharing_;
};

}  // namespace archive::ingest
