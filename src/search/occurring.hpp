// SPDX-License-Identifier: GPL-3.0-or-later
/// How often the words of a query stand in the best articles, by the lists of their terms.
#pragma once

#include <xapian.h>

#include <bitset>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "ranked_word.hpp"

namespace archive::search {

/// Of one word of the query in one article.
struct Occurring {
  double times = 0;      ///< in any spelling of the word
  double relatives = 0;  ///< of other words with its stem
};

/// What an article holds.
struct Held {
  std::vector<Occurring> words;  ///< one for each word of the query
  double length = 0;             ///< as Xapian counts it
};

/// Reads the terms of articles; made once a query.
class OccurrenceReader {
 public:
  /// words   must outlive it.
  explicit OccurrenceReader(const std::vector<RankedWord>& words);

  /// Reads the whole list of the article's terms.
  [[nodiscard]] Held read(const Xapian::Document& article);

 private:
  struct Place {
    std::size_t word = 0, way = 0, position = 0;
  };

  [[nodiscard]] bool may_matter(const std::string& term) const;
  [[nodiscard]] const std::vector<std::size_t>& relatives(const std::string& term);

  const std::vector<RankedWord>& words_;
  Xapian::Stem stemmer_{"french"};
  std::unordered_map<std::string, std::vector<Place>> places_;
  std::unordered_map<std::string, std::vector<std::size_t>> relatives_;  ///< words of the query, by term
  std::unique_ptr<std::bitset<65536>> beginnings_ = std::make_unique<std::bitset<65536>>();  ///< two bytes of a term
};

}  // namespace archive::search
