// SPDX-License-Identifier: GPL-3.0-or-later
/// A sorted file of pairs of a key and a number, of which little is in memory.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <span>
#include <vector>

#include "archive/core/mapped_file.hpp"

namespace archive::ingest {

/// The key in the high half, the number in the low one.
using Pair = std::uint64_t;

/// What is kept with a number; this file does not ask what it says.
using Mark = std::array<std::uint32_t, 4>;

/// Reads such a file, in which each number may have a mark besides. Marks and the first key of each block of 128
/// pairs stand at its end and are looked at where they are mapped, so that a look-up reads one block. The pairs are read, since the
/// system maps 64 kB around each page that is touched: with look-ups all over a file of a million articles that is soon the whole of it. The machine's own numbers: the file is never moved
/// without the store, which can make it again.
class PairFile {
 public:
  /// What the maker of the file says of it.
  struct Tag {
    std::int64_t last = 0;  ///< the newest number in it; more than 0
    std::uint64_t hash = 0;
  };

  /// Opens the file; without one, or with one that is not whole, this has no pairs and a tag of zeros.
  explicit PairFile(const std::filesystem::path& file);
  PairFile(PairFile&& other) noexcept;
  PairFile& operator=(PairFile&& other) noexcept;
  ~PairFile();

  [[nodiscard]] const Tag& tag() const { return tag_; }
  [[nodiscard]] std::uint64_t size() const { return count_; }
  /// Of the numbers from 1 on.
  [[nodiscard]] std::span<const Mark> marks() const { return marks_; }

  /// Appends the numbers of the key, the largest first and `most` at most. Throws core::Error (Damaged) when the disk fails.
  void find(std::uint32_t key, std::size_t most, std::vector<std::uint32_t>& numbers) const;

  /// Gives each pair in order, with little memory. Throws as find().
  void for_each(const std::function<void(Pair)>& take) const;

  /// Gives back the memory of the first keys and marks that were read.
  void rest() const;

 private:
  std::span<const Pair> read(std::uint64_t first, std::span<Pair> into) const;
  [[nodiscard]] bool open_whole(int descriptor);

  std::filesystem::path file_;
  int descriptor_ = -1;
  Tag tag_;
  std::uint64_t count_ = 0;
  core::MappedFile mapped_;
  std::span<const std::uint32_t> firsts_;  ///< the first key of each block
  std::span<const Mark> marks_;
};

/// Writes a file of the pairs of another and of more, beside it and then by rename. Throws core::Error (Damaged) when the
/// disk fails.
///
/// fresh   sorted.
/// marks   of the numbers after those that have one in the other file.
void write_pairs(const std::filesystem::path& file, const PairFile& old, std::span<const Pair> fresh,
                 std::span<const Mark> marks, const PairFile::Tag& tag);

}  // namespace archive::ingest
