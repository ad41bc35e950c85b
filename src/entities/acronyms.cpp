// SPDX-License-Identifier: GPL-3.0-or-later
#include "acronyms.hpp"

#include <algorithm>

#include "connectors.hpp"

namespace archive::entities {
namespace {

constexpr std::size_t longest_acronym = 10;

bool is_stop_word(std::string_view word) {
  return is_complement_preposition(word) || is_article(word) || word == "et" || word == "à" || word == "en" ||
         word == "au" || word == "of" || word == "the" || word == "and" || word == "for";
}

bool is_acronym(const Token& token, std::string_view word) {
  return (token.shape == Shape::Upper || token.shape == Shape::Mixed || token.shape == Shape::Capital) &&
         word.size() >= 2 && word.size() <= 2 * longest_acronym;
}

class Learning {
 public:
  explicit Learning(const Words& words) : words_(words) {}

  std::vector<Acronym> run() {
    const std::span<const Token> tokens = words_.tokens();
    for (const std::uint32_t i : words_.landmarks()) {
      if (tokens[i].mark != '(' || i == 0 || i + 2 >= tokens.size()) continue;
      if (tokens[i + 1].is_word() && tokens[i + 2].mark == ')') before(i);
      if (tokens[i - 1].is_word()) inside(i);
    }
    return std::move(found_);
  }

 private:
  /// « Nom long (SIGLE) »: from the bracket back to the nearest capital from which the words give the letters.
  void before(std::size_t bracket) {
    const std::string_view acronym = words_.word(bracket + 1);
    if (!is_acronym(words_[bracket + 1], acronym)) return;
    const std::string letters = folded(acronym);
    const std::size_t most = std::min(letters.size() + 5, 2 * letters.size());
    std::vector<std::string> parts;
    std::size_t content = 0;
    for (std::size_t at = bracket; at-- > 0 && content < most;) {
      if (!words_[at].is_word() || words_[at + 1].gap == Gap::Line) break;
      if (!is_stop_word(words_.word(at))) {
        ++content;
        parts.insert(parts.begin(), folded(words_.word(at)));
      }
      if (!words_[at].has_capital() || words_[at].elided || content < 2 || parts.front().empty() ||
          parts.front().front() != letters.front())
        continue;
      // `Le chef de file de la France insoumise (LFI)` begins with the article of a sentence.
      const bool article = words_.word(at) == "Le" || words_.word(at) == "La" || words_.word(at) == "Les";
      if (article && words_[at + 1].shape == Shape::Lower) continue;
      if (!stands_for(letters, parts)) continue;
      found_.push_back({words_[bracket + 1].key, static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(bracket),
                        static_cast<std::uint32_t>(bracket + 1)});
      return;
    }
  }

  /// « SIGLE (Nom long) »
  void inside(std::size_t bracket) {
    const std::string_view acronym = words_.word(bracket - 1);
    if (!is_acronym(words_[bracket - 1], acronym)) return;
    const std::string letters = folded(acronym);
    const std::size_t most = std::min(letters.size() + 5, 2 * letters.size());
    std::vector<std::string> parts;
    std::size_t at = bracket + 1;
    while (at < words_.size() && words_[at].is_word() && parts.size() <= most) {
      if (!is_stop_word(words_.word(at))) parts.push_back(folded(words_.word(at)));
      ++at;
    }
    if (at >= words_.size() || words_[at].mark != ')' || parts.size() < 2 || parts.size() > most) return;
    if (!words_[bracket + 1].has_capital() || !stands_for(letters, parts)) return;
    found_.push_back({words_[bracket - 1].key, static_cast<std::uint32_t>(bracket + 1), static_cast<std::uint32_t>(at),
                      static_cast<std::uint32_t>(bracket - 1)});
  }

  const Words& words_;
  std::vector<Acronym> found_;
};

}  // namespace

bool stands_for(std::string_view letters, const std::vector<std::string>& words) {
  // reached[n]: the first n letters are spent on the words so far.
  std::vector<bool> reached(letters.size() + 1, false);
  reached[0] = true;
  for (std::size_t w = 0; w < words.size(); ++w) {
    std::vector<bool> next(letters.size() + 1, false);
    for (std::size_t n = 0; n <= letters.size(); ++n) {
      if (!reached[n]) continue;
      if (w > 0) next[n] = true;
      for (std::size_t k = 0; k < words[w].size() && n + k < letters.size() && words[w][k] == letters[n + k]; ++k)
        next[n + k + 1] = true;
    }
    reached = next;
  }
  return reached[letters.size()];
}

std::vector<Acronym> learn_acronyms(const Words& words) { return Learning(words).run(); }

}  // namespace archive::entities
