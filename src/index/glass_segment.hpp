// SPDX-License-Identifier: GPL-3.0-or-later
/// Writes a fresh Xapian database of documents, as Xapian's own writer would have, in a fraction of the time.
///
/// Xapian gathers postings in a tree of trees, which is half of the work of an import. Here they are appended to one list as
/// they come and sorted once, by counting. The layout is that of Xapian 1.4 (format of 2016-03-14), learned from
/// backends/glass of its source; glass_segment_test holds the result against what Xapian writes, and has Xapian check it.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "deflate.hpp"
#include "draft.hpp"
#include "glass_table.hpp"
#include "term_table.hpp"

namespace archive::index::glass {

/// A term of a document, or a document of a term, and how often.
struct Posting {
  std::uint32_t other, times;
};

/// Values of one slot, as the table of postings holds them.
class ValueList {
 public:
  /// Documents come in ascending order.
  void add(std::uint32_t document, std::string_view value);
  /// How many there are, the least and the greatest.
  [[nodiscard]] std::string statistics() const;
  /// Adds the chunks of a slot; the next entry of the table has to be beyond them.
  void write(TableWriter& table, Xapian::valueno slot) const;

 private:
  std::vector<std::pair<std::uint32_t, std::string>> chunks_;  ///< by their first document
  std::uint32_t last_ = 0, count_ = 0;
  std::string least_, greatest_;
};

/// Throws Xapian::DatabaseError when the files cannot be written.
class SegmentWriter {
 public:
  /// Creates the directory, or writes over what is in it.
  explicit SegmentWriter(std::filesystem::path directory);

  /// Adds a document; the first has the number 1. Keeps some 8 bytes of memory for each of its terms, and its values.
  void add(const Draft& draft);

  /// Writes what is left. Without a document there is nothing that could be opened.
  void close();

 private:
  void sort_terms();
  Root write_postings();
  Root write_term_lists();
  Root write_synonyms();
  void write_version(const Root& postings, const Root& records, const Root& term_lists, const Root& synonyms) const;

  [[nodiscard]] std::uint32_t documents() const { return static_cast<std::uint32_t>(lengths_.size()); }

  std::filesystem::path directory_;
  Deflater deflater_;
  TableWriter records_;
  TermTable terms_;
  std::vector<Posting> postings_;         ///< document by document; then, sorted, term by term
  std::vector<std::size_t> begins_;       ///< of each document's postings, and the end of all
  std::vector<std::uint32_t> sorted_;     ///< numbers of terms, in the order of the terms
  std::vector<std::size_t> term_begins_;  ///< of the postings of each of sorted_, and the end of all
  std::vector<Posting> lengths_;          ///< of each document: the sum of its terms' times
  std::map<Xapian::valueno, ValueList> slots_;
  std::vector<std::string> used_slots_;  ///< of each document
  TermTable accentuations_;
};

/// Adds a list of postings in chunks of some 2,000 bytes, by which Xapian skips.
/// first_key   of its first chunk
/// later_key   of the others, before the number of the document
/// counts      whether the list begins with how many postings it has; that of the documents' lengths does not
void write_chunks(TableWriter& table, std::string_view first_key, std::string_view later_key, const Posting* begin,
                  const Posting* end, bool counts);

}  // namespace archive::index::glass
