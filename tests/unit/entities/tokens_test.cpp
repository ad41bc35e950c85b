// SPDX-License-Identifier: GPL-3.0-or-later
#include "tokens.hpp"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "archive/text/utf8.hpp"

namespace {

using namespace archive;
using namespace archive::entities;

std::vector<Token> cut(std::string_view text) {
  std::vector<Token> tokens;
  entities::cut(text, tokens);
  return tokens;
}

std::string shown(std::string_view text) {
  std::string line;
  for (const Token& token : cut(text)) {
    if (!line.empty()) line += '|';
    line += text.substr(token.begin, token.end - token.begin);
  }
  return line;
}

}  // namespace

TEST_CASE("entities: a word has the key of its letters, wherever it stands") {
  // Each letter up to U+017F at the head, inside and at the end of a word, before each thing that may end one.
  for (char32_t letter = 'A'; letter < 0x180; ++letter) {
    if (!is_letter(letter)) continue;
    std::string one;
    text::append(one, letter);
    for (const std::string& word : {one + "an", "pa" + one + "is", "St" + one, "st" + one, "Ma" + one + one}) {
      for (const char* const behind : {"", " ", ".", ",", "\n", ")", "'", "’", "\u00a0", "»", "…", "-", "%", "¬"}) {
        const std::string text = word + behind;
        INFO(text);
        const auto tokens = cut(text);
        REQUIRE(!tokens.empty());
        CHECK(tokens.front().begin == 0);
        CHECK(tokens.front().end >= word.size());
        CHECK(tokens.front().key == key_of_word(word));
      }
    }
  }
}

TEST_CASE("entities: where words end") {
  CHECK(shown("l'État d’Israël, qu'on a") == "l'|État|d’|Israël|,|qu'|on|a");
  CHECK(shown("N'Golo O'Brien McDonald's aujourd'hui") == "N'Golo|O'Brien|McDonald's|aujourd|'|hui");
  CHECK(shown("J. Durand Jr. et la S.N.C.F. vont") == "J.|Durand|Jr.|et|la|S.N.C.F.|vont");
  CHECK(shown("Bul¬ garie co\u00adopère") == "Bul¬ garie|co\u00adopère");
  CHECK(shown("Saint-Denis «Paris» 12h30 H1N1") == "Saint|Denis|«|Paris|»|12h30|H1N1");
}
