// SPDX-License-Identifier: GPL-3.0-or-later
/// From the key of a sketch to the sketches that have it.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <span>
#include <vector>

#include "pair_file.hpp"

namespace archive::ingest {

/// A table of pairs, which only grows: a sketch that is gone is passed over by whoever looks it up. What is new stands in
/// memory, what was saved in a sorted file (`DIR/copies`): a look-up costs the same at a thousand articles and at a
/// million, and opening costs nothing. The file can be lost: it is made of the store's sketches.
class KeyTable {
 public:
  /// Opens the file where there is one that is whole and whose last sketch the store confirms.
  ///
  /// confirm   gives the hash of the sketch of this number, 0 where there is none.
  KeyTable(std::filesystem::path file, const std::function<std::uint64_t(std::int64_t number)>& confirm);

  /// The last sketch that is in the file; 0 without one.
  [[nodiscard]] std::int64_t saved() const { return saved_.tag().last; }

  /// mark   kept with the sketch.
  void add(std::int64_t number, std::span<const std::uint32_t> keys, const Mark& mark);

  /// A sketch that has a key.
  struct Found {
    std::uint32_t key;  ///< its place among those asked for
    std::uint32_t number;
  };

  /// Appends, for each of the keys, the sketches that have it, the newest `most` at most; in no order. Any number of threads
  /// may ask at once.
  ///
  /// below   which their numbers are; more than any that was saved
  void find(std::span<const std::uint32_t> keys, std::uint32_t below, std::size_t most,
            std::vector<Found>& found) const;

  /// The mark of a sketch; zeros for one that is not known.
  [[nodiscard]] Mark mark_of(std::uint32_t number) const;

  /// Has the memory fetched that mark_of() reads.
  void fetch_mark(std::uint32_t number) const;

  /// Sketches in memory only.
  [[nodiscard]] std::size_t unsaved() const { return unsaved_; }

  /// Gives back the memory of what was read of the file.
  void rest() const { saved_.rest(); }

  /// Writes all into the file: beside it, then by rename. Throws core::Error (Damaged) when the disk fails.
  ///
  /// last   the number of the last sketch added, hash its hash.
  void save(std::int64_t last, std::uint64_t hash);

 private:
  struct Entry {
    std::uint32_t key = 0, number = 0, next = 0;
  };

  [[nodiscard]] const Mark* place_of_mark(std::uint32_t number) const;
  void find_saved(std::span<const std::uint32_t> keys, std::uint32_t place, std::size_t most,
                  std::vector<Found>& found) const;
  void grow();

  std::filesystem::path file_;
  PairFile saved_;
  std::vector<std::uint32_t> heads_;  ///< index of the newest entry of a bucket, plus 1
  std::vector<Entry> entries_;
  std::vector<Mark> marks_;  ///< of each number after those that have one in the file
  std::size_t unsaved_ = 0;
};

}  // namespace archive::ingest
