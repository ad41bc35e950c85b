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

  /// The same of chunks as others have written them, which are put behind one another where that makes no long ones.
  ///
  /// key              of the first chunk in any table, which that of a later one begins with
  /// documents, times of all chunks
  void begin(std::string_view key, std::uint64_t documents, std::uint64_t times);
  /// first, last   documents of the chunk
  /// entries       its postings: times of the first; of each other how many documents lie between, and times
  void append(std::uint32_t first, std::uint32_t last, std::string_view entries);
  void end();

 private:
  void add_chunks(std::span<const Posting> postings);
  void write_chunk(std::uint32_t first, std::uint32_t last, bool is_last);

  TableWriter& table_;
  std::size_t key_size_ = 0;  ///< of the first chunk
  std::uint64_t documents_ = 0, times_ = 0;
  bool is_first_ = true;
  std::uint32_t held_first_ = 0, held_last_ = 0;  ///< of entries_, where chunks are put together
  std::string key_, tag_, entries_;               ///< of the chunk in the making: most terms of a run have one document
};

/// The key of the lengths of documents; that of a later chunk goes on with the number of a document.
inline constexpr std::string_view lengths_key("\0\xE0", 2);

/// The keys of what is told of values, and of their chunks, begin with these.
inline constexpr std::string_view statistics_prefix("\0\xD0", 2), values_prefix("\0\xD8", 2);

/// The key of what is told of the values of a slot: how many there are, the least and the greatest.
[[nodiscard]] std::string statistics_key(Xapian::valueno slot);
[[nodiscard]] std::string value_statistics(std::uint64_t count, std::string_view least, std::string_view greatest);

/// The key of the values of a slot from this document on.
[[nodiscard]] std::string values_key(Xapian::valueno slot, std::uint32_t first);

/// Values of one slot.
class ValueList {
 public:
  /// Documents come in ascending order.
  void add(std::uint32_t document, std::string_view value);
  [[nodiscard]] std::string statistics() const { return value_statistics(count_, least_, greatest_); }

  /// Adds all to the table.
  void write(TableWriter& table, Xapian::valueno slot) const;

 private:
  std::vector<std::pair<std::uint32_t, std::string>> chunks_;  ///< by their first document
  std::uint32_t last_ = 0, count_ = 0;
  std::string least_, greatest_;
};

}  // namespace archive::index::glass
