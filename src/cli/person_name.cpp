// SPDX-License-Identifier: GPL-3.0-or-later
#include "person_name.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <vector>

#include "archive/text/fold.hpp"
#include "archive/text/utf8.hpp"

namespace archive::cli {
namespace {

constexpr std::string_view particles[] = {"de",  "du",  "des", "d'", "la", "le", "les", "van", "von", "der",
                                          "den", "ben", "bin", "el", "al", "da", "di",  "dos", "ter", "ten"};
/// What a newsroom or an agency begins with, and no person.
constexpr std::string_view others[] = {"agence",
                                       "agences",
                                       "redaction",
                                       "service",
                                       "services",
                                       "bureau",
                                       "equipe",
                                       "groupe",
                                       "collectif",
                                       "journal",
                                       "correspondant",
                                       "correspondante",
                                       "correspondance",
                                       "propos",
                                       "le",
                                       "la",
                                       "les",
                                       "l'",
                                       "un",
                                       "une",
                                       "avec",
                                       "france",
                                       "radio",
                                       "tele",
                                       "dossier",
                                       "desk",
                                       "staff"};

template <std::size_t Size>
bool is_among(std::string_view word, const std::string_view (&list)[Size]) {
  const std::string folded = text::fold(text::to_term(word));
  return std::find(std::begin(list), std::end(list), folded) != std::end(list);
}

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  for (std::size_t at = 0; at < text.size();) {
    const auto point = text::code_point_at(text, at);
    const bool space = u_isUWhiteSpace(static_cast<UChar32>(point.value)) != 0;
    if (space || words.empty()) {
      if (words.empty() || !words.back().empty()) words.emplace_back();
    }
    if (!space) words.back() += text.substr(at, point.size);
    at += point.size;
  }
  if (!words.empty() && words.back().empty()) words.pop_back();
  return words;
}

/// `d'Ormesson`, `De La`: a particle of its own, or one glued to the name by an apostrophe.
bool is_particle(const std::string& word, bool last) {
  const std::string folded = text::fold(text::to_term(word));
  if (folded.starts_with("d'") && folded.size() > 3 && word.front() == 'd') return true;
  return !last && is_among(word, particles);
}

/// Letters, hyphens, apostrophes and full stops alone, a capital first.
bool is_name_word(const std::string& word) {
  bool first = true;
  for (std::size_t at = 0; at < word.size();) {
    const auto point = text::code_point_at(word, at);
    const auto c = static_cast<UChar32>(point.value);
    if (first && u_isUUppercase(c) == 0) return false;
    const bool mark = c == '-' || c == '.' || c == '\'' || c == 0x2019 || c == 0x2010;
    if (u_isUAlphabetic(c) == 0 && !mark) return false;
    first = false;
    at += point.size;
  }
  return true;
}

/// Two letters or more, all of them capitals, and no initials.
bool is_capitals(const std::string& word) {
  std::size_t letters = 0;
  for (std::size_t at = 0; at < word.size();) {
    const auto point = text::code_point_at(word, at);
    const auto c = static_cast<UChar32>(point.value);
    if (u_isUUppercase(c) != 0) ++letters;
    else if (u_isUAlphabetic(c) != 0 || c == '.') return false;
    at += point.size;
  }
  return letters > 1;
}

std::string joined(const std::vector<std::string>& words, std::size_t from, std::size_t to) {
  std::string text;
  for (std::size_t i = from; i < to; ++i) text += (text.empty() ? "" : " ") + words[i];
  return text;
}

/// The words of the family name, from `begin` to `end`; none where the words are no name.
struct Family {
  std::size_t begin = 0, end = 0;
};

Family find_family(const std::vector<std::string>& words) {
  const std::size_t count = words.size();
  if (count < 2 || count > 5 || is_among(words.front(), others)) return {};
  std::size_t particle = 0;
  for (std::size_t i = 0; i < count; ++i) {
    if (i > 0 && is_particle(words[i], i + 1 == count)) particle = particle == 0 ? i : particle;
    else if (!is_name_word(words[i])) return {};
  }
  if (particle > 0) return {particle, count};
  // Capitals mark the family name, at either end.
  std::size_t first = 0, last = count;
  while (first < count && is_capitals(words[first])) ++first;
  while (last > 0 && is_capitals(words[last - 1])) --last;
  if (first == count) return {count - 1, count};
  if (last < count) return {last, count};
  return first > 0 ? Family{0, first} : Family{count - 1, count};
}

}  // namespace

AuthorName author_name(std::string_view written) {
  AuthorName name;
  const auto comma = written.find(',');
  if (comma != written.npos && written.find(',', comma + 1) == written.npos) {
    const auto family = words_of(written.substr(0, comma)), given = words_of(written.substr(comma + 1));
    const auto good = [](const auto& words) {
      return !words.empty() && words.size() < 4 && std::all_of(words.begin(), words.end(), is_name_word);
    };
    if (good(family) && good(given)) {
      name.family = joined(family, 0, family.size());
      name.given = joined(given, 0, given.size());
      return name;
    }
  }
  const auto words = words_of(written);
  if (const Family family = find_family(words); family.end > 0) {
    name.family = joined(words, family.begin, family.end);
    name.given = family.begin > 0 ? joined(words, 0, family.begin) : joined(words, family.end, words.size());
  } else {
    name.literal = joined(words, 0, words.size());
  }
  return name;
}

std::string sorted_name(const AuthorName& name) {
  return name.family.empty() ? std::string() : name.family + ", " + name.given;
}

}  // namespace archive::cli
