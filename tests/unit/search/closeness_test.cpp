// SPDX-License-Identifier: GPL-3.0-or-later
#include "closeness.hpp"

#include <catch2/catch.hpp>
#include <string>

using namespace archive;
using namespace archive::search;

namespace {

/// Where the words stand in a text, each with its number.
std::vector<Match> matches_of(const std::string& text, const std::vector<std::string>& words) {
  std::vector<Match> matches;
  for (std::size_t at = 0; at < text.size(); ++at) {
    for (std::size_t unit = 0; unit < words.size(); ++unit) {
      if (text.compare(at, words[unit].size(), words[unit]) == 0)
        matches.push_back({{at, at + words[unit].size()}, unit});
    }
  }
  return matches;
}

double bonus(const std::string& body, const std::vector<std::string>& words, std::uint32_t gap = 0) {
  std::vector<CloseUnit> units;
  for (std::size_t unit = 0; unit < words.size(); ++unit) units.push_back({unit, 1, unit == 0 ? 0 : gap});
  const std::vector<Match> none, found = matches_of(body, words);
  return Closeness(std::move(units)).bonus({"", none}, {body, found});
}

const std::string far(900, '.');

}  // namespace

TEST_CASE("neighbours of the query that stand together count more than the same words apart") {
  const std::vector<std::string> words{"logiciel", "espion"};
  CHECK(bonus(far + "le logiciel espion", words) > 0);
  CHECK(bonus(far + "un espion et son logiciel", words) == 0);
  CHECK(bonus(far + "le logiciel, dit le vieil espion", words) == 0);
}

TEST_CASE("stop words typed between two words may stand between them, and elided articles always") {
  const std::vector<std::string> words{"chef", "Etat"};
  CHECK(bonus(far + "le chef de l'Etat", words) == 0);
  CHECK(bonus(far + "le chef de l'Etat", words, 1) > 0);
  CHECK(bonus(far + "le chef de l\u2019Etat", words, 1) > 0);
  CHECK(bonus(far + "le chef de tout un Etat", words, 1) == 0);
}

TEST_CASE("a word in the lead counts, once") {
  const std::vector<std::string> words{"logiciel", "espion"};
  const double once = bonus("espion" + far, words);
  CHECK(once > 0);
  CHECK(bonus("espion, espion" + far, words) == once);
  CHECK(bonus(far + "espion", words) == 0);
}

TEST_CASE("the longer a query, the less the places of its words tell") {
  std::vector<std::string> words{"a1", "a2", "a3", "a4", "a5", "a6"};
  const double six = bonus("a1 " + far, words);
  for (int i = 7; i < 13; ++i) words.push_back("b" + std::to_string(i));
  CHECK(bonus("a1 " + far, words) == Approx(six / 2));
}
