// SPDX-License-Identifier: GPL-3.0-or-later
/// Random texts made of what French texts are made of, and of what they should not be.
#pragma once

#include <random>
#include <string>

namespace archive::tests {

/// Valid UTF-8, up to about 300 bytes; the same seed gives the same text.
inline std::string random_text(unsigned seed) {
  // clang-format off
  static const char* const pieces[] = {
      "l’", "d'", "qu’", "aujourd’hui", "Œuvre", "état", "ÉTAT", "E\u0301tat", "peche", "-", "–", "’", "'", ".", "…", "!", "?", " ", " ",
      "\n", "\n\n", "\u00a0", "\u202f", "« ", " »", "50", "000", "3,5", "S.N.C.F.", "·e·s", "\u00ad", "\u200b", "1ᵉʳ", "2024", "@", "#", "C++",
      "http://a.fr/b", "東京", "ไทย", "العربية", "\U0001F600", "\u0301", "\u202e", "\x1b", "(", ")", "M. ", "J.-C.", "ß", "ı", "\ufb01", "a", "Z",
      "cop28", "%", "€", "porte-parole", "/", "_", "*", "~", ":", "\t", "com-\nmission", "\u2028", "O’Brien"};
  // clang-format on
  std::mt19937 random(seed);
  std::string text;
  const std::size_t count = random() % 40;
  for (std::size_t i = 0; i < count; ++i) text += pieces[random() % std::size(pieces)];
  return text;
}

}  // namespace archive::tests
