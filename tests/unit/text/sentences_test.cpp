// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/text/sentences.hpp"

#include <catch2/catch.hpp>

#include <string>

#include "archive/text/utf8.hpp"
#include "random_text.hpp"

using namespace archive;

namespace {

std::string cut(std::string_view paragraph) {
  std::string out;
  for (const auto& span : text::sentences(paragraph)) {
    out += "[" + std::string(paragraph.substr(span.begin, span.size())) + "]";
  }
  return out;
}

}  // namespace

TEST_CASE("a sentence ends at its mark, closing quotes included", "[text]") {
  CHECK(cut("Il vient. Elle part ! Où ? Ici… Là.") == "[Il vient.][Elle part !][Où ?][Ici…][Là.]");
  CHECK(cut("« Oui. » Il part.") == "[« Oui. »][Il part.]");
  CHECK(cut("Il a dit \"non.\" Puis rien") == "[Il a dit \"non.\"][Puis rien]");
  CHECK(cut("Il pleut à Pau.Tarbes attend.") == "[Il pleut à Pau.][Tarbes attend.]");
}

TEST_CASE("an abbreviation, an initial or a number ends no sentence", "[text]") {
  CHECK(cut("M. Dupont habite au n° 3. Il part.") == "[M. Dupont habite au n° 3.][Il part.]");
  CHECK(cut("En 52 av. J.-C. César gagne.") == "[En 52 av. J.-C. César gagne.]");
  CHECK(cut("L’art. 5 et le p. 12. Fin.") == "[L’art. 5 et le p. 12.][Fin.]");
  CHECK(cut("Un prix de 3.5 francs. Cher.") == "[Un prix de 3.5 francs.][Cher.]");
  CHECK(cut("Des pommes, etc. et du pain.") == "[Des pommes, etc. et du pain.]");
  CHECK(cut("Il aime la S.N.C.F. Elle roule.") == "[Il aime la S.N.C.F.][Elle roule.]");
}

TEST_CASE("an incise after a quoted exclamation stays with it", "[text]") {
  CHECK(cut("« Non ! » dit-il hier. Il rit.") == "[« Non ! » dit-il hier.][Il rit.]");
  CHECK(cut("« Quoi ? », dit-elle.") == "[« Quoi ? », dit-elle.]");
}

TEST_CASE("paragraphs are parted by blank lines, whatever spaces they hold", "[text]") {
  const std::string_view sample = "\n un\ndeux \n \u00a0\n\ntrois\n";
  const auto spans = text::paragraphs(sample);
  REQUIRE(spans.size() == 2);
  CHECK(sample.substr(spans[0].begin, spans[0].size()) == "un\ndeux");
  CHECK(sample.substr(spans[1].begin, spans[1].size()) == "trois");
}

TEST_CASE("sentences of random text are ordered and within bounds", "[text][property]") {
  for (unsigned seed = 0; seed < 2000; ++seed) {
    INFO("seed " << seed);
    const std::string sample = text::clean(tests::random_text(seed));
    for (const auto& paragraph : text::paragraphs(sample)) {
      const auto inner = std::string_view(sample).substr(paragraph.begin, paragraph.size());
      std::size_t end = 0;
      for (const auto& span : text::sentences(inner)) {
        REQUIRE(span.begin >= end);
        REQUIRE(span.begin < span.end);
        REQUIRE(span.end <= inner.size());
        REQUIRE(text::is_valid_utf8(inner.substr(span.begin, span.size())));
        end = span.end;
      }
    }
  }
}
