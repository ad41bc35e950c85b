// SPDX-License-Identifier: GPL-3.0-or-later
/// Terms as numbers: 0 for the first that came, 1 for the second, and so on.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace archive::index {

/// A set of at most 4 GB of terms, each of which is held once. A map of nodes would chase a pointer for each word of a text.
class TermTable {
 public:
  /// The number of a term, which is added when it is new.
  std::uint32_t number(std::string_view term) { return number(term, hash_of(term)); }
  std::uint32_t number(std::string_view term, std::uint32_t hash);

  /// The hash of a term in any table.
  [[nodiscard]] static std::uint32_t hash_of(std::string_view term) {
    return static_cast<std::uint32_t>(std::hash<std::string_view>{}(term));
  }
  [[nodiscard]] std::uint32_t hash(std::uint32_t number) const { return entries_[number].hash; }

  /// Has the memory fetched that number() of a term of this hash reads first: its slot, and the entry and the bytes of the term
  /// if it is there, each of which needs the one before.
  void fetch_slot(std::uint32_t hash) const {
    if (!slots_.empty()) __builtin_prefetch(&slots_[home(hash)]);
  }
  void fetch_entry(std::uint32_t hash) const {
    if (const Slot* slot = likely(hash)) __builtin_prefetch(&entries_[slot->number - 1]);
  }
  void fetch_bytes(std::uint32_t hash) const {
    if (const Slot* slot = likely(hash)) __builtin_prefetch(text_.data() + entries_[slot->number - 1].begin);
  }

  [[nodiscard]] std::string_view operator[](std::uint32_t number) const {
    const Entry& entry = entries_[number];
    return {text_.data() + entry.begin, entry.size};
  }
  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(entries_.size()); }

 private:
  struct Entry {
    std::uint32_t begin, size, hash;
  };

  struct Slot {
    std::uint32_t number;  ///< plus one; 0 where there is none
    std::uint32_t hash;
  };

  [[nodiscard]] std::size_t home(std::uint32_t hash) const { return hash & (slots_.size() - 1); }
  /// The slot where a term of this hash is looked for first, if one is there.
  [[nodiscard]] const Slot* likely(std::uint32_t hash) const {
    if (slots_.empty()) return nullptr;
    const Slot& slot = slots_[home(hash)];
    return slot.number != 0 && slot.hash == hash ? &slot : nullptr;
  }
  void grow();

  std::string text_;
  std::vector<Entry> entries_;
  std::vector<Slot> slots_;  ///< by hash
};

}  // namespace archive::index
