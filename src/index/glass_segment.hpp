// SPDX-License-Identifier: GPL-3.0-or-later
/// Writes a fresh Xapian database of documents, as Xapian's own writer would have, in a fraction of the time.
///
/// Xapian gathers postings in a tree of trees, which is half of the work of an import. Here they are appended to one list as
/// they come and sorted once, by counting. The layout is that of Xapian 1.4 (format of 2016-03-14), learned from
/// backends/glass of its source; glass_segment_test holds the result against what Xapian writes, and has Xapian check it. It
/// has no lists of the terms of documents, for which term_lists.hpp tells the reason.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "draft.hpp"
#include "glass_lists.hpp"
#include "glass_table.hpp"
#include "glass_version.hpp"
#include "vocabulary.hpp"

namespace archive::index::glass {

/// Throws Xapian::DatabaseError when the files cannot be written.
class SegmentWriter {
 public:
  /// Creates the directory, or writes over what is in it.
  explicit SegmentWriter(std::filesystem::path directory);

  /// For drafts that are made for this segment: their terms need not be looked up again.
  [[nodiscard]] const std::shared_ptr<Vocabulary>& vocabulary() const { return vocabulary_; }

  /// Adds a document; the first has the number 1. Keeps some 8 bytes of memory for each of its terms, and its values.
  void add(const Draft& draft);

  /// Writes what is left. Without a document there is nothing that could be opened.
  void close();

 private:
  void sort_terms();
  Root write_postings();
  Root write_synonyms();
  [[nodiscard]] Statistics statistics() const;

  [[nodiscard]] std::uint32_t documents() const { return static_cast<std::uint32_t>(lengths_.size()); }

  std::filesystem::path directory_;
  TableWriter records_;
  std::shared_ptr<Vocabulary> vocabulary_ = std::make_shared<Vocabulary>();
  std::vector<Posting> postings_;         ///< document by document; then, sorted, term by term
  std::vector<std::size_t> begins_;       ///< of each document's postings, and the end of all
  std::vector<std::uint32_t> sorted_;     ///< numbers of terms, in the order of the terms
  std::vector<std::size_t> term_begins_;  ///< of the postings of each of sorted_, and the end of all
  std::vector<Posting> lengths_;          ///< of each document: the sum of its terms' times
  std::map<Xapian::valueno, ValueList> slots_;
};

}  // namespace archive::index::glass
