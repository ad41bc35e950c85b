// SPDX-License-Identifier: GPL-3.0-or-later
/// What is asked of the index about a few articles: of its lists, which are read here without Xapian, or of Xapian where there
/// are none (articles in memory).
#pragma once

#include <xapian.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "archive/index/lists.hpp"
#include "matcher.hpp"

namespace archive::search {

class TermSource {
 public:
  /// lists     of the segments, in their order
  /// matcher   that has read some of these lists; may be null
  /// Both have to outlive it.
  TermSource(const std::vector<index::Lists>& lists, const Matcher* matcher) : lists_(&lists), matcher_(matcher) {}

  /// What Xapian tells of a database, which has to outlive it.
  explicit TermSource(const Xapian::Database& database) : database_(&database) {}

  /// Whether the lists of the archive are read; otherwise Xapian is asked, of the archive or of articles in memory.
  [[nodiscard]] bool reads_lists() const { return lists_ != nullptr; }

  /// The terms that begin with these bytes, ascending. The bytes are not empty.
  [[nodiscard]] std::vector<std::string> terms_beginning(const std::string& bytes) const;

  /// How often a term stands in each of these articles, which ascend.
  [[nodiscard]] std::vector<std::uint32_t> times(const std::string& term,
                                                 const std::vector<Xapian::docid>& articles) const;

  [[nodiscard]] index::TermCounts counts(const std::string& term) const;

  /// The words with accents that a word without them stands for, ascending. Some may stand in no article any more.
  [[nodiscard]] std::vector<std::string> accentuations(const std::string& folded) const;

  /// What the document of an article holds (index/record.hpp).
  [[nodiscard]] std::string record(Xapian::docid article) const;
  /// The same where lists are read; valid until the next record is looked at.
  [[nodiscard]] std::string_view record_in_lists(Xapian::docid article) const;

  /// A value of an article; empty where it has none.
  [[nodiscard]] std::string value(Xapian::valueno slot, Xapian::docid article) const;

  /// Words of an article, as Xapian counts them.
  [[nodiscard]] std::uint32_t length(Xapian::docid article) const;

  /// The mean of all articles.
  [[nodiscard]] double mean_length() const;

 private:
  [[nodiscard]] std::vector<std::uint32_t> times_in(std::size_t segment, const std::string& term,
                                                    const std::vector<std::uint32_t>& articles) const;

  /// Xapian counts the articles of n segments by turns: the first of each, the second of each.
  struct Place {
    const index::Lists& lists;
    std::uint32_t article;
  };
  [[nodiscard]] Place place_of(Xapian::docid article) const {
    const auto parts = static_cast<Xapian::docid>(lists_->size());
    return {(*lists_)[(article - 1) % parts], (article - 1) / parts + 1};
  }

  const std::vector<index::Lists>* lists_ = nullptr;  ///< null: the database is asked
  const Matcher* matcher_ = nullptr;
  const Xapian::Database* database_ = nullptr;
};

}  // namespace archive::search
