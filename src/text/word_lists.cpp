// SPDX-License-Identifier: GPL-3.0-or-later
#include "word_lists.hpp"

#include <algorithm>
#include <bitset>
#include <vector>

#include "data/abbreviations.hpp"
#include "data/elided_words.hpp"
#include "data/elision_exceptions.hpp"
#include "data/inversion_ends.hpp"
#include "data/stop_words.hpp"

namespace archive::text {
namespace {

/// A list of data/: sorted lines, `#` begins a comment; an entry may end with `*`.
class WordList {
 public:
  explicit WordList(std::string_view file) {
    while (!file.empty()) {
      const auto line = file.substr(0, file.find('\n'));
      file.remove_prefix(std::min(file.size(), line.size() + 1));
      if (line.empty() || line.front() == '#') continue;
      if (line.back() == '*') prefixes_.push_back(line.substr(0, line.size() - 1));
      else words_.push_back(line);
    }
    for (const auto word : words_) beginnings_.set(beginning_of(word));
    if (!std::is_sorted(words_.begin(), words_.end())) std::sort(words_.begin(), words_.end());
  }

  [[nodiscard]] bool contains(std::string_view term) const {
    if (term.empty()) return false;
    // Most words of a text begin as none of the list that is as long.
    if (beginnings_.test(beginning_of(term)) && std::binary_search(words_.begin(), words_.end(), term)) return true;
    return std::any_of(prefixes_.begin(), prefixes_.end(), [&](auto prefix) { return term.starts_with(prefix); });
  }

 private:
  static constexpr std::size_t lengths = 16;

  /// The first byte and the length, of longer ones with that of others.
  static std::size_t beginning_of(std::string_view word) {
    return static_cast<unsigned char>(word.front()) * lengths + word.size() % lengths;
  }

  std::vector<std::string_view> words_, prefixes_;
  std::bitset<256 * lengths> beginnings_;
};

}  // namespace

bool is_elided_word(std::string_view term) {
  static const WordList list(data::elided_words);
  return list.contains(term);
}

bool is_elision_exception(std::string_view term) {
  static const WordList list(data::elision_exceptions);
  return list.contains(term);
}

bool is_stop_word(std::string_view term) {
  static const WordList list(data::stop_words);
  return list.contains(term);
}

bool is_inversion_end(std::string_view term) {
  static const WordList list(data::inversion_ends);
  return list.contains(term);
}

bool is_abbreviation(std::string_view term) {
  static const WordList list(data::abbreviations);
  return list.contains(term);
}

}  // namespace archive::text
