// SPDX-License-Identifier: GPL-3.0-or-later
#include "spelling.hpp"

#include <algorithm>
#include <map>

#include "archive/index/terms.hpp"
#include "archive/text/fold.hpp"
#include "archive/text/lexicon.hpp"
#include "archive/text/utf8.hpp"
#include "expand.hpp"
#include "fuzzy.hpp"

namespace archive::search {
namespace {

constexpr std::size_t shortest_word = 3;     // letters of a word that is compared
constexpr std::size_t shortest_for_two = 6;  // letters of a word in which two slips are looked for
constexpr std::size_t shortest_half = 2;     // letters of each half of a word that is cut
constexpr std::size_t longest_cut = 40;      // letters of a word that is cut
constexpr std::string_view first_letters = "abcdefghijklmnopqrstuvwxyz";

std::u32string points_of(std::string_view text) {
  std::u32string points;
  for (std::size_t at = 0; at < text.size();) {
    const auto point = text::code_point_at(text, at);
    points += point.value;
    at += point.size;
  }
  return points;
}

bool has_digit(std::string_view word) {
  return std::any_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::uint64_t frequency(const Vocabulary& vocabulary, std::string_view folded) {
  std::uint64_t articles = 0;
  for (const auto& spelling : vocabulary.accentuations(folded)) {
    articles += vocabulary.articles(index::make_term("", spelling));
  }
  return articles;
}

std::string most_frequent(const Vocabulary& vocabulary, std::string_view folded) {
  std::string best(folded);
  Xapian::doccount most = 0;
  for (const auto& spelling : vocabulary.accentuations(folded)) {
    const auto articles = vocabulary.articles(index::make_term("", spelling));
    if (articles > most) {
      most = articles;
      best = spelling;
    }
  }
  return best;
}

std::string in_capitals(std::string_view word, bool first_only) {
  std::string out;
  for (std::size_t at = 0; at < word.size();) {
    const auto point = text::code_point_at(word, at);
    const bool raised = at == 0 || !first_only;
    const unsigned value = point.value;
    Xapian::Unicode::append_utf8(out, raised ? Xapian::Unicode::toupper(value) : value);
    at += point.size;
  }
  return out;
}

bool is_typed_name(const text::Form& word) {
  const auto& lexicon = text::Lexicon::french();
  if (lexicon.is_common_word(word.term, text::Accents::Lost)) return false;
  return word.letter_case == text::Case::Capital || word.letter_case == text::Case::Mixed || word.acronym ||
         lexicon.is_name(word.term, text::Accents::Lost);
}

struct Near {
  std::string folded;
  std::uint64_t articles = 0;
};

/// Sorts by frequency and gives the words as they are shown.
void append_displayed(const Vocabulary& vocabulary, std::vector<std::string> folded, std::vector<std::string>& shown) {
  std::vector<Near> near;
  for (auto& word : folded) {
    const auto articles = frequency(vocabulary, word);
    if (articles > 0) near.push_back({std::move(word), articles});
  }
  std::sort(near.begin(), near.end(), [](const Near& a, const Near& b) {
    return a.articles != b.articles ? a.articles > b.articles : a.folded < b.folded;
  });
  for (const auto& word : near) shown.push_back(displayed(vocabulary, most_frequent(vocabulary, word.folded)));
}

/// The words with another first letter, one more or one less there, or the first two exchanged.
std::vector<std::string> first_letter_errors(const Vocabulary& vocabulary, std::string_view folded) {
  const std::size_t first = text::code_point_at(folded, 0).size;
  const auto rest = folded.substr(first);
  std::vector<std::string> words;
  const auto add = [&](std::string word) {
    if (word != folded && !vocabulary.accentuations(word).empty()) words.push_back(std::move(word));
  };
  for (const char letter : first_letters) {
    add(letter + std::string(rest));
    add(letter + std::string(folded));
  }
  if (rest.empty()) return words;
  const std::size_t second = text::code_point_at(rest, 0).size;
  add(std::string(rest));
  add(std::string(rest.substr(0, second)).append(folded.substr(0, first)).append(rest.substr(second)));
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
  return words;
}

}  // namespace

std::string displayed(const Vocabulary& vocabulary, std::string_view term) {
  const auto folded = text::fold(term);
  const auto counts = vocabulary.case_counts(folded);
  if (2 * vocabulary.in_capitals(folded) > counts.all) return in_capitals(term, false);
  return counts.name > counts.lower ? in_capitals(term, true) : std::string(term);
}

bool is_common(const Vocabulary& vocabulary, std::string_view folded) {
  const auto counts = vocabulary.case_counts(folded);
  if (counts.name + counts.lower > 0) return counts.lower >= counts.name;
  return text::Lexicon::french().is_common_word(folded, text::Accents::Lost);
}

std::vector<std::string> other_accents(const Vocabulary& vocabulary, const text::Form& word) {
  std::vector<std::pair<Xapian::doccount, std::string>> found;
  for (const auto& spelling : vocabulary.accentuations(word.folded)) {
    if (spelling != word.term) found.emplace_back(vocabulary.articles(index::make_term("", spelling)), spelling);
  }
  std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  std::vector<std::string> shown;
  for (const auto& each : found) shown.push_back(displayed(vocabulary, each.second));
  return shown;
}

std::vector<std::string> near_spellings(const Vocabulary& vocabulary, const text::Form& word, Reach reach) {
  const std::u32string wanted = points_of(word.folded);
  if (word.number || word.signs || has_digit(word.folded) || wanted.size() < shortest_word) return {};
  const bool known = text::Lexicon::french().is_common_word(word.term, text::Accents::Lost);
  const std::size_t most = reach == Reach::Two && !known && wanted.size() >= shortest_for_two ? 2 : 1;
  std::map<std::string, std::size_t, std::less<>> found;
  const std::string first = word.folded.substr(0, text::code_point_at(word.folded, 0).size);
  visit_words(vocabulary.database(), Words::Single, first, [&](std::string_view other, const std::string&) {
    if (other.size() > word.folded.size() + 4 * most || has_digit(other)) return;
    const auto distance = edit_distance(wanted, points_of(other), most);
    if (distance && *distance > 0) found.emplace(other, *distance);
  });
  const bool name = is_typed_name(word);
  const auto refused = [&](const std::string& other) { return name && is_common(vocabulary, other); };
  std::vector<std::string> shown;
  for (std::size_t distance = 1; distance <= most && shown.empty(); ++distance) {
    std::vector<std::string> near;
    for (const auto& [other, far] : found) {
      if (far == distance && !refused(other)) near.push_back(other);
    }
    append_displayed(vocabulary, std::move(near), shown);
  }
  auto others = first_letter_errors(vocabulary, word.folded);
  std::erase_if(others, [&](const std::string& other) { return other.starts_with(first) || refused(other); });
  append_displayed(vocabulary, std::move(others), shown);
  return shown;
}

std::vector<std::pair<std::string, std::string>> splits(const Vocabulary& vocabulary, const text::Form& word) {
  struct Cut {
    std::uint64_t articles;
    std::string left, right;
  };
  std::vector<Cut> cuts;
  const std::size_t letters = text::count_code_points(word.folded);
  if (word.number || word.signs || letters > longest_cut) return {};
  std::size_t at = 0;
  for (std::size_t left = 1; left + shortest_half <= letters; ++left) {
    at += text::code_point_at(word.folded, at).size;
    if (left < shortest_half) continue;
    const auto begin = word.folded.substr(0, at), end = word.folded.substr(at);
    const auto articles = std::min(frequency(vocabulary, begin), frequency(vocabulary, end));
    if (articles > 0) cuts.push_back({articles, begin, end});
  }
  std::stable_sort(cuts.begin(), cuts.end(), [](const Cut& a, const Cut& b) { return a.articles > b.articles; });
  std::vector<std::pair<std::string, std::string>> shown;
  for (const auto& cut : cuts) {
    shown.emplace_back(displayed(vocabulary, most_frequent(vocabulary, cut.left)),
                       displayed(vocabulary, most_frequent(vocabulary, cut.right)));
  }
  return shown;
}

}  // namespace archive::search
