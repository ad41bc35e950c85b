// SPDX-License-Identifier: GPL-3.0-or-later
/// What the table of postings holds: for each term its documents, of each document its length, and values. Entries of a
/// table come in the order of their keys: statistics of values, values, lengths, terms.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "glass_table.hpp"

namespace archive::index::glass {

/// A term of a document, or a document of a term, and how often.
struct Posting {
  std::uint32_t other, times;
};

/// Adds lists to a table, in chunks of some 2,000 bytes, by which Xapian skips.
class ListWriter {
 public:
  explicit ListWriter(TableWriter& table) : table_(table) {}

  /// The documents of a term, in ascending order.
  void add(std::string_view term, std::span<const Posting> postings);

  /// The lengths of all documents, in ascending order.
  void add_lengths(std::span<const Posting> lengths);

 private:
  void add_chunks(std::span<const Posting> postings, bool counts);

  TableWriter& table_;
  std::string key_, tag_, entries_;  ///< of the chunk in the making: most terms of a run have one document
};

/// The key of what is told of the values of a slot: how many there are, the least and the greatest.
[[nodiscard]] std::string statistics_key(Xapian::valueno slot);
[[nodiscard]] std::string value_statistics(std::uint64_t count, std::string_view least, std::string_view greatest);

/// Values of one slot.
class ValueList {
 public:
  /// Documents come in ascending order.
  void add(std::uint32_t document, std::string_view value);
  [[nodiscard]] std::string statistics() const { return value_statistics(count_, least_, greatest_); }

  /// Chunks that are held.
  [[nodiscard]] std::size_t chunks() const { return chunks_.size(); }
  /// Adds the chunks that are held to the table and forgets them, but for the last where it may still grow.
  enum class Growing { Kept, Written };
  void write(TableWriter& table, Xapian::valueno slot, Growing last);

 private:
  std::vector<std::pair<std::uint32_t, std::string>> chunks_;  ///< by their first document
  std::uint32_t last_ = 0, count_ = 0;
  std::string least_, greatest_;
};

}  // namespace archive::index::glass
