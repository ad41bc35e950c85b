// SPDX-License-Identifier: GPL-3.0-or-later
#include "outer_marks.hpp"

#include <catch2/catch.hpp>

#include <random>
#include <string>

#include "archive/text/utf8.hpp"
#include "chunk.hpp"
#include "random_text.hpp"

using namespace archive;

namespace {

std::string shown(const text::Form& form) {
  std::string line = form.term + '|' + form.folded + '|' + form.joined + '|';
  for (const auto& alternate : form.alternates) line += alternate + ',';
  for (const int n : {int{form.joined_parts}, int{form.signature}, int(form.letter_case), int{form.accented},
                      int{form.may_lack_accents}, int{form.may_lack_first_accent}, int{form.elided}, int{form.stop},
                      int{form.number}, int{form.signs}, int{form.acronym}, int{form.may_be_acronym}}) {
    line += ' ' + std::to_string(n);
  }
  return line;
}

/// Pieces and flags of a chunk cut `from` bytes into a longer one.
std::string shown(const text::Chunk& chunk, std::size_t from, bool ends_sentence) {
  std::string line;
  for (const auto& piece : chunk.pieces) {
    line += std::to_string(from + piece.begin) + '-' + std::to_string(from + piece.end) + ' ' + shown(piece.form) +
            (piece.starts_sentence ? " starts\n" : "\n");
  }
  for (const bool flag : {ends_sentence, chunk.has_lower, chunk.ends_with_hyphen, chunk.asks_neighbours})
    line += flag ? '1' : '0';
  return line;
}

void check_chunk(std::string_view chunk) {
  const auto bare = text::bare_word(chunk);
  const auto whole = text::cut_chunk(chunk);
  const auto inner = text::cut_chunk(chunk.substr(bare.begin, bare.end - bare.begin));
  using After = text::BareWord::After;
  const bool ends = inner.ends_sentence || bare.after == After::End || (bare.after == After::Stop && inner.stop_ends);
  INFO(chunk);
  CHECK(shown(inner, bare.begin, ends) == shown(whole, 0, whole.ends_sentence));
}

}  // namespace

TEST_CASE("the marks around a plain word are taken off, and those of anything else stay", "[chunk]") {
  const auto bare = [](std::string_view chunk) {
    const auto word = text::bare_word(chunk);
    return std::string(chunk.substr(word.begin, word.end - word.begin));
  };
  CHECK(bare("mot") == "mot");
  CHECK(bare("(«mot»),") == "mot");
  CHECK(bare("porte-parole.") == "porte-parole");
  CHECK(bare("d’État…") == "d’État");
  CHECK(bare("S.N.C.F.") == "S.N.C.F.");
  CHECK(bare("étudiant(e)") == "étudiant(e)");
  CHECK(bare("50,") == "50,");
  CHECK(bare("d'\"") == "d'\"");
  CHECK(bare("...") == "...");
  CHECK(bare("M.") == "M");
}

TEST_CASE("a word cut without the marks around it gives what it gives with them", "[chunk]") {
  const char* const words[] = {"mot",        "M",    "p",    "etc",   "État",       "c'est-à-dire", "aujourd’hui",
                               "dit-il",     "XXe",  "SNCF", "œuvre", "élu-e-s",    "art",          "qu'il",
                               "l'",         "J.-C", "50",   "n°5",   "le-site.fr", "#mot",         "C++",
                               "étudiant(e", "4",    "-",    "com-"};
  const char* const marks[] = {",", ".", ";", ":", "!", "?", "…", "\"", ")",
                               "»", "(", "«", "’", "'", "]", "”", "€",  "-"};
  std::mt19937 random(11);
  for (int i = 0; i < 20000; ++i) {
    std::string chunk;
    for (std::size_t n = random() % 3; n > 0; --n) chunk += marks[random() % std::size(marks)];
    chunk += words[random() % std::size(words)];
    for (std::size_t n = random() % 4; n > 0; --n) chunk += marks[random() % std::size(marks)];
    check_chunk(chunk);
  }
  for (unsigned seed = 0; seed < 3000; ++seed) {
    const auto text = text::clean(tests::random_text(seed));
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t end = std::min(text.find_first_of(" \n\t", at), text.size());
      if (end > at) check_chunk(std::string_view(text).substr(at, end - at));
      at = end + 1;
    }
  }
}
