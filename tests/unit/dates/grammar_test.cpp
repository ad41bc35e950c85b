// SPDX-License-Identifier: GPL-3.0-or-later
/// What the readers of forms say of their first words, which nobody else would notice to be wrong.
#include "grammar.hpp"

#include <catch2/catch.hpp>
#include <random>
#include <string>

namespace {

using namespace archive;
using namespace archive::dates;

/// Words of many forms, in an order that means nothing.
std::string random_expression(std::mt19937& random) {
  // clang-format off
  static const char* const words[] = {
      "le", "la", "les", "l", "the", "de", "du", "des", "d", "of", "en", "au", "a", "an", "à", "ce", "cet", "cette", "this", "last",
      "next", "past", "il", "y", "voici", "voilà", "dans", "in", "environ", "près", "about", "un", "une", "deux", "trois", "huit",
      "quinze", "vingt", "cent", "premier", "première", "dernier", "dernière", "second", "troisième", "first", "third", "début",
      "early", "mi", "milieu", "mid", "fin", "late", "courant", "end", "beginning", "middle", "mois", "semaine", "week", "jour",
      "jours", "days", "day", "journée", "quinzaine", "dizaine", "trimestre", "quarter", "semestre", "half", "année", "années",
      "year", "years", "décennie", "siècle", "siècles", "century", "XXe", "XIXe", "Ier", "IXe", "v", "printemps", "été", "automne",
      "hiver", "spring", "fall", "hier", "demain", "aujourd'hui", "avant-hier", "après-demain", "yesterday", "today", "moment",
      "veille", "lendemain", "surlendemain", "même", "suivant", "précédent", "prochain", "prochaine", "passé", "plus tard", "ago",
      "qui vient", "lundi", "mardi", "dimanche", "mar", "monday", "janvier", "mars", "mai", "août", "may", "december", "Noël",
      "Pâques", "Toussaint", "fête nationale", "fête du travail", "belge", "11-Septembre", "appel du 18 juin", "t", "q", "s", "w", "T1",
      "2024-W07", "1", "3", "7", "11", "15", "20", "31", "45", "90", "03", "100", "365", "1990", "2023", "2024", "3000", "0012", "1er",
      "2e", "20/04/2024", "20.04.24", "05/2023", "2024-04-20", "/", "-", ".", ",", "er", "h", "ans", "moi", "maire"};
  // clang-format on
  std::string text;
  for (std::size_t left = 1 + random() % 6; left > 0; --left) {
    text += words[random() % std::size(words)];
    text += random() % 5 == 0 ? "" : " ";
  }
  return text;
}

}  // namespace

TEST_CASE("a reader reads no form that begins otherwise than it says", "[dates]") {
  std::mt19937 random(1);
  std::size_t read = 0;
  for (int round = 0; round < 20'000; ++round) {
    const std::string text = random_expression(random);
    Cutter cutter(text);
    const auto tokens = tokens_of(text, cutter);
    if (tokens.empty()) continue;
    for (const Style style : {Style::Query, Style::Text, Style::Alone}) {
      std::uint32_t reading = 0;
      for_each_reader([&](const FormReader& reader, std::uint32_t bit) {
        Walk walk(tokens, 0);
        Form form;
        if (tokens.front().kind != Piece::Kind::Mark && reader.read(walk, form, style)) reading |= bit;
      });
      INFO(text);
      REQUIRE((reading & ~readers_at(tokens.front())) == 0);
      read += reading != 0 ? 1 : 0;
    }
  }
  CHECK(read > 1'000);
}
