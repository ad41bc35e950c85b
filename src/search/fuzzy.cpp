// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzzy.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "archive/text/utf8.hpp"

namespace archive::search {
namespace {

void read(std::string_view text, std::u32string& points) {
  points.clear();
  for (std::size_t at = 0; at < text.size();) {
    const auto point = text::code_point_at(text, at);
    points += point.value;
    at += point.size;
  }
}

bool has_digit(std::string_view word) {
  return std::any_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// The similar words among those that begin with some letters.
Expansion similar_among(const Xapian::Database& database, Words words, std::string_view beginning,
                        std::string_view folded, std::size_t distance) {
  std::u32string wanted, points;
  read(folded, wanted);
  std::set<std::string> terms;
  visit_words(database, words, beginning, [&](std::string_view other, const std::string& term) {
    // A code point takes four bytes at most.
    if (other.size() > 4 * (wanted.size() + distance) || has_digit(other)) return;
    read(other, points);
    if (edit_distance(wanted, points, distance) && database.term_exists(term)) terms.insert(term);
  });
  Expansion found;
  found.count = terms.size();
  if (terms.size() <= most_expansions) found.terms.assign(terms.begin(), terms.end());
  return found;
}

}  // namespace

std::optional<std::size_t> edit_distance(std::u32string_view a, std::u32string_view b, std::size_t most) {
  const std::size_t gap = a.size() > b.size() ? a.size() - b.size() : b.size() - a.size();
  if (gap > most) return std::nullopt;
  // Three rows; only cells at most `most` off the diagonal can count.
  const std::size_t far = most + 1;
  std::vector<std::size_t> before(b.size() + 1, far), above(b.size() + 1, far), row(b.size() + 1, far);
  for (std::size_t j = 0; j <= std::min(b.size(), most); ++j) above[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    const std::size_t left = i > most ? i - most : 1, right = std::min(b.size(), i + most);
    std::fill(row.begin(), row.end(), far);
    if (i <= most) row[0] = i;
    std::size_t least = row[0];
    for (std::size_t j = left; j <= right; ++j) {
      const std::size_t replaced = above[j - 1] + (a[i - 1] != b[j - 1]);
      row[j] = std::min({above[j] + 1, row[j - 1] + 1, replaced, far});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) row[j] = std::min(row[j], before[j - 2] + 1);
      least = std::min(least, row[j]);
    }
    if (least > most) return std::nullopt;
    std::swap(before, above);
    std::swap(above, row);
  }
  return above[b.size()] <= most ? std::optional(above[b.size()]) : std::nullopt;
}

Expansion find_similar(const Xapian::Database& database, Words words, std::string_view folded, std::size_t distance) {
  const auto first = folded.substr(0, text::code_point_at(folded, 0).size);
  auto found = similar_among(database, words, first, folded, distance);
  return found.count > 0 ? found : similar_among(database, words, {}, folded, distance);
}

}  // namespace archive::search
