// SPDX-License-Identifier: GPL-3.0-or-later
#include "works.hpp"

namespace archive::entities {
namespace {

constexpr std::size_t most_words = 9;
constexpr std::size_t none = static_cast<std::size_t>(-1);

bool opens(char32_t mark) { return mark == 0xAB || mark == 0x201C; }
bool closes(char32_t mark) { return mark == 0xBB || mark == 0x201D; }

/// Whether the words tell of an action, as speech does and titles seldom do.
bool is_finite_verb(const Words& words, std::size_t i) {
  if (words[i].shape != Shape::Lower || words[i].elided) return false;
  const std::string_view word = words.word(i);
  if (word == "est" || word == "a" || word == "ont" || word == "sont" || word == "suis") return true;
  const unsigned common = words.common(i);
  return (common & CommonVerb) != 0 && (common & (CommonNoun | CommonAdjective | CommonOther)) == 0;
}

bool reads_like_title(const Words& words, std::size_t first, std::size_t last) {
  if (first >= last || !words[first].is_word() || words[first].shape == Shape::Lower) return false;
  std::size_t count = 0;
  for (std::size_t i = first; i < last; ++i) {
    const Token& token = words[i];
    if (i > first && token.gap == Gap::Line) return false;
    if (!token.is_word()) {
      if (token.mark == '.' || token.mark == ';' || token.mark == '?') return false;
      continue;
    }
    if (++count > most_words || is_finite_verb(words, i)) return false;
  }
  return true;
}

}  // namespace

std::vector<Quotation> find_quoted_titles(const Words& words) {
  std::vector<Quotation> found;
  std::size_t open = none;
  const std::span<const Token> tokens = words.tokens();
  for (const std::uint32_t i : words.landmarks()) {
    if (tokens[i].gap == Gap::Line) open = none;
    const char32_t mark = tokens[i].mark;
    if (mark == 0) continue;
    const bool tied_ahead = i + 1 < tokens.size() && tokens[i + 1].gap == Gap::None;
    const bool tied_back = tokens[i].gap == Gap::None;
    // A straight mark opens where it clings to what follows; where it clings to nothing, every second one does.
    const bool straight_opens = mark == '"' && (tied_ahead != tied_back ? tied_ahead : open == none);
    if (opens(mark) || straight_opens) {
      open = i + 1;
    } else if (closes(mark) || mark == '"') {
      if (open != none && reads_like_title(words, open, i)) found.push_back({static_cast<std::uint32_t>(open), i});
      open = none;
    }
  }
  return found;
}

}  // namespace archive::entities
