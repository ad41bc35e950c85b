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
  /// lists     of the segments of the database, in their order; null: Xapian is asked
  /// matcher   that has read some of these lists; may be null
  /// All have to outlive it.
  TermSource(const Xapian::Database& database, const std::vector<index::Lists>* lists, const Matcher* matcher)
      : database_(database), lists_(lists), matcher_(matcher) {}

  /// Whether the lists of the archive are read; otherwise Xapian is asked, of the archive or of articles in memory.
  [[nodiscard]] bool reads_lists() const { return lists_ != nullptr; }

  /// The terms that begin with these bytes, ascending. The bytes are not empty.
  [[nodiscard]] std::vector<std::string> terms_beginning(const std::string& bytes) const;

  /// How often a term stands in each of these articles, which ascend.
  [[nodiscard]] std::vector<std::uint32_t> times(const std::string& term,
                                                 const std::vector<Xapian::docid>& articles) const;

  /// How many articles hold a term.
  [[nodiscard]] Xapian::doccount articles(const std::string& term) const;

  /// How often a term stands in all articles.
  [[nodiscard]] std::uint64_t occurrences(const std::string& term) const;

  /// What the document of an article holds (index/record.hpp).
  [[nodiscard]] std::string record(Xapian::docid article) const;

  /// A value of an article; empty where it has none.
  [[nodiscard]] std::string value(Xapian::valueno slot, Xapian::docid article) const;

  /// Words of an article, as Xapian counts them.
  [[nodiscard]] std::uint32_t length(Xapian::docid article) const;

  /// The mean of all articles.
  [[nodiscard]] double mean_length() const { return database_.get_average_length(); }

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

  const Xapian::Database& database_;
  const std::vector<index::Lists>* lists_;
  const Matcher* matcher_;
};

}  // namespace archive::search
