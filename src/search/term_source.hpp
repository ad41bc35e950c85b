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

  /// The terms that begin with these bytes, ascending. The bytes are not empty.
  [[nodiscard]] std::vector<std::string> terms_beginning(const std::string& bytes) const;

  /// How often a term stands in each of these articles, which ascend.
  [[nodiscard]] std::vector<std::uint32_t> times(const std::string& term,
                                                 const std::vector<Xapian::docid>& articles) const;

  /// Words of an article, as Xapian counts them.
  [[nodiscard]] std::uint32_t length(Xapian::docid article) const;

  /// The mean of all articles.
  [[nodiscard]] double mean_length() const { return database_.get_average_length(); }

 private:
  [[nodiscard]] std::vector<std::uint32_t> times_in(std::size_t segment, const std::string& term,
                                                    const std::vector<std::uint32_t>& articles) const;

  const Xapian::Database& database_;
  const std::vector<index::Lists>* lists_;
  const Matcher* matcher_;
};

}  // namespace archive::search
