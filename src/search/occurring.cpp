// SPDX-License-Identifier: GPL-3.0-or-later
#include "occurring.hpp"

#include <algorithm>
#include <map>

#include "archive/index/schema.hpp"
#include "archive/text/signature.hpp"
#include "stem.hpp"
#include "traces.hpp"

namespace archive::search {
namespace {

/// The same shape as the ways of the words, filled with nothing.
using Times = std::vector<std::vector<std::vector<double>>>;

Times no_times(const std::vector<RankedWord>& words) {
  Times times(words.size());
  for (std::size_t word = 0; word < words.size(); ++word) {
    for (const auto& way : words[word].ways) times[word].emplace_back(way.size(), 0.0);
  }
  return times;
}

/// Whether an article holds the term wherever the word stands, in the title or in the text. Others tell of one of them, or of names.
bool tells_every_place(const std::string& term) {
  const bool prefixed = term.front() >= 'A' && term.front() <= 'Z';
  return !prefixed || term.starts_with(index::prefix::joined) || term.starts_with(index::prefix::lost_all) ||
         term.starts_with(index::prefix::lost_first);
}

std::bitset<256> beginnings_of(const std::string& term) {
  std::bitset<256> bytes = signature_bytes({term});
  bytes.set(text::any_word);
  // A compound's joined spelling has the bytes of its parts.
  if (term.starts_with(index::prefix::joined)) bytes.set();
  return bytes;
}

/// Where a word may begin in any article, of words whose terms do not tell whether an article holds them.
std::bitset<256> untold_beginnings(const RankedWord& word) {
  std::bitset<256> bytes;
  bool told = true;
  for (const auto& positions : word.ways) {
    for (const auto& term : positions.front()) {
      told &= tells_every_place(term);
      bytes |= beginnings_of(term);
    }
  }
  return told ? std::bitset<256>() : bytes;
}

}  // namespace

OccurrenceReader::OccurrenceReader(const TermSource& source, const std::vector<RankedWord>& words)
    : source_(source), words_(words) {
  std::map<std::string, const std::vector<std::string>*> stems;
  for (std::size_t word = 0; word < words.size(); ++word) {
    beginnings_.push_back(untold_beginnings(words[word]));
    const auto& ways = words[word].ways;
    for (std::size_t way = 0; way < ways.size(); ++way) {
      for (std::size_t position = 0; position < ways[way].size(); ++position) {
        for (const auto& term : ways[way][position]) {
          Use& use = uses_[term];
          use.places.push_back({word, way, position});
          if (position == 0 && use.beginnings.none()) use.beginnings = beginnings_of(term);
        }
      }
    }
    if (!words[word].stem.empty()) stems.try_emplace(words[word].stem, &words[word].of_stem);
  }
  for (const auto& [stem, known] : stems) add_relatives(stem, known->empty() ? words_of_stem(source, stem) : *known);
}

void OccurrenceReader::add_relatives(const std::string& stem, const std::vector<std::string>& of_stem) {
  for (const auto& term : of_stem) {
    Use& use = uses_[term];
    for (std::size_t word = 0; word < words_.size(); ++word) {
      const bool itself =
          std::any_of(use.places.begin(), use.places.end(), [word](const Place& place) { return place.word == word; });
      if (words_[word].stem == stem && !itself) use.relatives.push_back(word);
    }
  }
}

std::vector<Held> OccurrenceReader::read(const std::vector<Xapian::docid>& articles) const {
  std::vector<Held> all(articles.size());
  std::vector<Times> times(articles.size(), no_times(words_));
  for (std::size_t i = 0; i < articles.size(); ++i) {
    all[i].words.resize(words_.size());
    for (std::size_t word = 0; word < words_.size(); ++word) all[i].words[word].beginnings = beginnings_[word];
    all[i].length = source_.length(articles[i]);
  }
  for (const auto& [term, use] : uses_) {
    if (use.places.empty() && use.relatives.empty()) continue;
    const auto held = source_.times(term, articles);
    for (std::size_t i = 0; i < articles.size(); ++i) {
      if (held[i] == 0) continue;
      const double here = held[i];
      for (const auto& place : use.places) {
        times[i][place.word][place.way][place.position] += here;
        if (place.position == 0) all[i].words[place.word].beginnings |= use.beginnings;
      }
      for (const std::size_t word : use.relatives) all[i].words[word].relatives += here;
    }
  }
  for (std::size_t i = 0; i < articles.size(); ++i) {
    for (std::size_t word = 0; word < words_.size(); ++word) {
      double& most = all[i].words[word].times;
      for (const auto& way : times[i][word]) {
        if (!way.empty()) most = std::max(most, *std::min_element(way.begin(), way.end()));
      }
    }
  }
  return all;
}

}  // namespace archive::search
