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
  std::uint32_t number(std::string_view term);

  /// Has the memory fetched that number() of a term reads first.
  void expect(std::string_view term) const {
    if (!slots_.empty()) __builtin_prefetch(&slots_[home(hash_of(term))]);
  }
  /// The same for a term of this number: where it is, and some steps later the term.
  void expect_place(std::uint32_t number) const { __builtin_prefetch(&entries_[number]); }
  void expect(std::uint32_t number) const { __builtin_prefetch(text_.data() + entries_[number].begin); }

  [[nodiscard]] std::string_view operator[](std::uint32_t number) const {
    const Entry& entry = entries_[number];
    return {text_.data() + entry.begin, entry.size};
  }
  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(entries_.size()); }

 private:
  struct Entry {
    std::uint32_t begin, size, hash;
  };

  /// What stands before the bytes of a term, so that who looks for one waits for memory twice and not three times.
  struct Head {
    std::uint32_t number, size;
  };
  struct Slot {
    std::uint32_t after;  ///< where the bytes begin; 0 where there is no term
    std::uint32_t hash;
  };

  [[nodiscard]] static std::uint32_t hash_of(std::string_view term) {
    return static_cast<std::uint32_t>(std::hash<std::string_view>{}(term));
  }
  [[nodiscard]] std::size_t home(std::uint32_t hash) const { return hash & (slots_.size() - 1); }
  void grow();

  std::string text_;  ///< heads and bytes
  std::vector<Entry> entries_;
  std::vector<Slot> slots_;  ///< by hash
};

}  // namespace archive::index
