// SPDX-License-Identifier: GPL-3.0-or-later
/// How often the words of a query, and their relatives, stand in the best articles, by the postings of these words.
#pragma once

#include <xapian.h>

#include <bitset>
#include <string>
#include <unordered_map>
#include <vector>

#include "ranked_word.hpp"
#include "term_source.hpp"

namespace archive::search {

/// Of one word of the query in one article.
struct Occurring {
  double times = 0;      ///< in any spelling of the word
  double relatives = 0;  ///< of other words with its stem
  /// Of the article's signature (index/signature.hpp): where the word may begin. None where the article does not hold it.
  std::bitset<256> beginnings = {};
};

/// What an article holds.
struct Held {
  std::vector<Occurring> words;  ///< one for each word of the query
  double length = 0;             ///< as Xapian counts it
};

/// Made once a query.
class OccurrenceReader {
 public:
  /// source, words   must outlive it.
  OccurrenceReader(const TermSource& source, const std::vector<RankedWord>& words);

  /// What these articles hold, which ascend.
  [[nodiscard]] std::vector<Held> read(const std::vector<Xapian::docid>& articles) const;

 private:
  struct Place {
    std::size_t word = 0, way = 0, position = 0;
  };
  /// What an index term is to the query.
  struct Use {
    std::vector<Place> places;
    std::vector<std::size_t> relatives;  ///< words it has the stem of, other than those it stands for
    std::bitset<256> beginnings;         ///< that it gives to words that begin with it
  };

  void add_relatives(const std::string& stem, const std::vector<std::string>& of_stem);

  const TermSource& source_;
  const std::vector<RankedWord>& words_;
  std::unordered_map<std::string, Use> uses_;
  std::vector<std::bitset<256>> beginnings_;  ///< by word: what no term tells
};

}  // namespace archive::search
