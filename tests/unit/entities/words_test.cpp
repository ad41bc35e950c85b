// SPDX-License-Identifier: GPL-3.0-or-later
// What the lexicon says of the words of a text.
#include "words.hpp"

#include <catch2/catch.hpp>

using namespace archive;

TEST_CASE("words that differ by accents alone are looked up each for itself") {
  const entities::Words words("un élève élevé, un élevé élève");
  for (const std::size_t pupil : {std::size_t{1}, std::size_t{6}}) {
    REQUIRE(words.word(pupil) == "élève");
    CHECK((words.common(pupil) & entities::CommonNoun) != 0);
    CHECK((words.common(pupil) & entities::CommonParticiple) == 0);
  }
  for (const std::size_t raised : {std::size_t{2}, std::size_t{5}}) {
    REQUIRE(words.word(raised) == "élevé");
    CHECK((words.common(raised) & entities::CommonNoun) == 0);
    CHECK((words.common(raised) & entities::CommonParticiple) != 0);
  }
}
