// SPDX-License-Identifier: GPL-3.0-or-later
#include "spelling.hpp"

#include "letters.hpp"

namespace archive::lexicon {

namespace {

bool is_vowel(char32_t letter) {
  return std::u32string_view(U"aeiouy").find(plain(letter)) != std::u32string_view::npos;
}

/// Whether after `at` come consonants, then a plain `e`: the syllable is open before a mute one.
bool mute_syllable_follows(std::u32string_view word, std::size_t at) {
  std::size_t next = at + 1;
  while (next < word.size() && !is_vowel(word[next])) ++next;
  return next > at + 1 && next < word.size() && word[next] == U'e';
}

}  // namespace

std::vector<std::u32string> respell(std::u32string_view word) {
  std::vector<std::u32string> result;
  const std::u32string original(word);
  std::u32string without_circumflex = original, moved_diaeresis = original, acute = original, joined;
  for (std::size_t i = 0; i < word.size(); ++i) {
    if (word[i] == U'î') without_circumflex[i] = U'i';
    if (word[i] == U'û') without_circumflex[i] = U'u';
    if (word[i] == U'é' && mute_syllable_follows(word, i)) {
      std::u32string grave = original;
      grave[i] = U'è';
      result.push_back(grave);
    }
    if (word[i] == U'e' && i + 1 < word.size()) {
      acute[i] = U'é';
      std::u32string one = original;
      one[i] = word.substr(i + 1).starts_with(U"terie") ? U'è' : U'é';
      result.push_back(one);
    }
    if (i > 0 && word[i - 1] == U'u' && (word[i] == U'ë' || word[i] == U'ï')) {
      moved_diaeresis[i - 1] = U'ü';
      moved_diaeresis[i] = plain(word[i]);
    }
    if (word[i] != U'-') joined += word[i];
  }
  for (const std::u32string& other : {without_circumflex, moved_diaeresis, acute, joined}) {
    if (other != original) result.push_back(other);
  }
  return result;
}

}  // namespace archive::lexicon
