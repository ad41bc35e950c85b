// SPDX-License-Identifier: GPL-3.0-or-later
#include "occurring.hpp"

#include <algorithm>
#include <limits>

namespace archive::search {
namespace {

std::size_t beginning(const std::string& term) {
  const auto byte = [&](std::size_t i) { return i < term.size() ? static_cast<unsigned char>(term[i]) : 0U; };
  return byte(0) << 8U | byte(1);
}

}  // namespace

OccurrenceReader::OccurrenceReader(const std::vector<RankedWord>& words) : words_(words) {
  for (std::size_t word = 0; word < words.size(); ++word) {
    const auto& ways = words[word].ways;
    for (std::size_t way = 0; way < ways.size(); ++way) {
      for (std::size_t position = 0; position < ways[way].size(); ++position) {
        for (const auto& term : ways[way][position]) {
          places_[term].push_back({word, way, position});
          beginnings_->set(beginning(term));
        }
      }
    }
    if (!words[word].stem.empty()) beginnings_->set(beginning(words[word].stem));
  }
}

/// Most terms of an article begin as no word of the query does.
bool OccurrenceReader::may_matter(const std::string& term) const { return beginnings_->test(beginning(term)); }

/// The words of the query that a term of no other use has the stem of. A stem that Snowball has rewritten begins no word:
/// such words have no relatives here.
const std::vector<std::size_t>& OccurrenceReader::relatives(const std::string& term) {
  const auto [known, added] = relatives_.try_emplace(term);
  if (!added) return known->second;
  for (std::size_t word = 0; word < words_.size(); ++word) {
    const auto& stem = words_[word].stem;
    if (!stem.empty() && term.starts_with(stem) && stemmer_(term) == stem) known->second.push_back(word);
  }
  return known->second;
}

Held OccurrenceReader::read(const Xapian::Document& article) {
  Held held{std::vector<Occurring>(words_.size())};
  auto& found = held.words;
  std::vector<std::vector<std::vector<double>>> times(words_.size());
  for (std::size_t word = 0; word < words_.size(); ++word) {
    for (const auto& way : words_[word].ways) times[word].emplace_back(way.size(), 0.0);
  }
  for (auto each = article.termlist_begin(); each != article.termlist_end(); ++each) {
    const double here = each.get_wdf();
    held.length += here;
    const std::string term = *each;
    if (!may_matter(term)) continue;
    const auto known = places_.find(term);
    if (known != places_.end()) {
      for (const auto& place : known->second) times[place.word][place.way][place.position] += here;
    }
    for (const std::size_t word : relatives(term)) {
      const bool itself =
          known != places_.end() && std::any_of(known->second.begin(), known->second.end(),
                                                [word](const Place& place) { return place.word == word; });
      if (!itself) found[word].relatives += here;
    }
  }
  for (std::size_t word = 0; word < words_.size(); ++word) {
    for (const auto& way : times[word]) {
      if (!way.empty()) found[word].times = std::max(found[word].times, *std::min_element(way.begin(), way.end()));
    }
  }
  return held;
}

}  // namespace archive::search
