// SPDX-License-Identifier: GPL-3.0-or-later
#include "suggest.hpp"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <vector>

#include "archive/text/fold.hpp"
#include "data/date_words.hpp"
#include "lists.hpp"
#include "word_facts.hpp"

namespace archive::dates {
namespace {

struct Words {
  std::unordered_map<std::string, std::string_view> spellings;  ///< empty: known and never suggested
};

const Words& words() {
  static const Words result = [] {
    Words list;
    for_each_entry(data::date_words, [&](std::string_view line) {
      const bool hidden = line.front() == '-';
      if (hidden) line.remove_prefix(1);
      list.spellings.emplace(text::fold(text::to_term(line)), hidden ? std::string_view() : line);
    });
    return list;
  }();
  return result;
}

/// Levenshtein distance with neighbours swapped at once; the words are short.
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> before(b.size() + 1), row(b.size() + 1), next(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    next[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      next[j] = std::min({row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] != b[j - 1])});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        next[j] = std::min(next[j], before[j - 2] + 1);
    }
    std::swap(before, row);
    std::swap(row, next);
  }
  return row[b.size()];
}

}  // namespace

bool is_date_word(std::string_view word) {
  const WordFacts& facts = facts_of(Key(word));
  return facts.month != 0 || facts.weekday != 0 || facts.number != 0 || facts.ordinal != WordFacts::no_ordinal ||
         facts.names_day || words().spellings.contains(std::string(word));
}

std::string_view nearest_date_word(std::string_view word) {
  constexpr std::size_t longest = 20;
  if (word.size() < 3 || word.size() > longest) return {};
  std::string_view best;
  // One slip in a short word, two in a longer one, or the suggestion would be a guess.
  std::size_t best_distance = word.size() < 6 ? 2 : 3;
  for (const auto& [folded, spelled] : words().spellings) {
    if (spelled.empty()) continue;
    // Two slips and another first letter is another word: `rentrée` is not meant as `entre`.
    const std::size_t d = distance(word, folded) + (word.front() == folded.front() ? 0 : 1);
    if (d < best_distance || (d == best_distance && !best.empty() && spelled < best)) best_distance = d, best = spelled;
  }
  return best;
}

}  // namespace archive::dates
