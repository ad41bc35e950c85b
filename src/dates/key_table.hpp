// SPDX-License-Identifier: GPL-3.0-or-later
/// What is known of some keys, found at little cost for those of which nothing is.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "key.hpp"

namespace archive::dates {

/// An open-addressed table of few keys and many empty places: most words of a text are in none.
template <typename Value>
class KeyTable {
 public:
  /// entries   each with a key of its own, whose bytes have to live as long; at most 65,534.
  explicit KeyTable(const std::vector<std::pair<Key, Value>>& entries)
      : entries_(1), places_(std::bit_ceil(entries.size() * empty_share + 2)) {
    shift_ = 64 - std::countr_zero(places_.size());
    for (const auto& entry : entries) {
      std::size_t at = place_of(entry.first);
      while (places_[at] != 0) at = after(at);
      places_[at] = static_cast<std::uint16_t>(entries_.size());
      entries_.push_back(entry);
    }
  }

  /// A value without content for a key that is not in the table.
  [[nodiscard]] const Value& find(const Key& key) const {
    std::size_t at = place_of(key);
    while (places_[at] != 0 && entries_[places_[at]].first != key) at = after(at);
    return entries_[places_[at]].second;
  }

 private:
  static constexpr std::size_t empty_share = 4;

  [[nodiscard]] std::size_t place_of(const Key& key) const {
    constexpr std::uint64_t golden = 0x9E3779B97F4A7C15;  // 2^64 / φ: Knuth's multiplicative hashing
    return ((key.head() + key.size()) * golden) >> shift_;
  }
  [[nodiscard]] std::size_t after(std::size_t at) const { return (at + 1) & (places_.size() - 1); }

  std::vector<std::pair<Key, Value>> entries_;  ///< the first: of a key that is not in the table
  std::vector<std::uint16_t> places_;           ///< numbers of entries
  int shift_ = 0;
};

}  // namespace archive::dates
