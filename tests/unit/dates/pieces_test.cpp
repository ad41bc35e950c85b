// SPDX-License-Identifier: GPL-3.0-or-later
#include "pieces.hpp"

#include <catch2/catch.hpp>
#include <string>

#include "archive/text/fold.hpp"
#include "archive/text/utf8.hpp"
#include "key_table.hpp"
#include "random_text.hpp"

namespace {

using namespace archive;
using namespace archive::dates;

}  // namespace

TEST_CASE("a key is a word folded, digits as written, or a mark", "[dates]") {
  const std::string text = "L’Été 2024–Œuvre Straße ÇA ño É";
  Cutter cutter(text);
  std::vector<std::string> keys;
  for (const Piece& piece : cut(cutter)) keys.emplace_back(piece.key.view());
  CHECK(keys == std::vector<std::string>{"l", "'", "ete", "2024", "-", "oeuvre", "strasse", "ca", "no", "e"});
}

TEST_CASE("the quick folding of French letters is that of all others", "[dates]") {
  for (unsigned seed = 0; seed < 2'000; ++seed) {
    const std::string text = text::clean(tests::random_text(seed));
    Cutter cutter(text);
    for (const Piece& piece : cut(cutter)) {
      if (piece.kind != Piece::Kind::Word) continue;
      const auto written = std::string_view(text).substr(piece.span.begin, piece.span.size());
      INFO(text);
      CHECK(piece.key.view() == text::fold(text::to_term(written)));
      CHECK(piece.key == Key(piece.key.view()));
    }
  }
}

TEST_CASE("keys are compared beyond their first eight bytes", "[dates]") {
  const std::string shorter = "septembre", longer = "septembres", other = "septembra";
  CHECK((Key(std::string_view(shorter)) == "septembre"));
  CHECK_FALSE((Key(std::string_view(longer)) == "septembre"));
  CHECK_FALSE((Key(std::string_view(other)) == "septembre"));
  CHECK(in<"mai", "septembre">(Key(std::string_view(shorter))));
  CHECK_FALSE(in<"mai", "septembr">(Key(std::string_view(shorter))));
  CHECK_FALSE(in<"mai">(Key()));
}

TEST_CASE("a table finds its keys and nothing else", "[dates]") {
  std::vector<std::string> words;
  for (int i = 0; i < 500; ++i) words.push_back("word" + std::to_string(i));
  std::vector<std::pair<Key, int>> entries;
  for (int i = 0; i < 400; ++i) entries.emplace_back(Key(std::string_view(words[static_cast<std::size_t>(i)])), i + 1);
  const KeyTable<int> table(entries);
  for (int i = 0; i < 500; ++i)
    CHECK(table.find(Key(std::string_view(words[static_cast<std::size_t>(i)]))) == (i < 400 ? i + 1 : 0));
}
