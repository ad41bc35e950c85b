// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/text/analyzer.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "archive/text/fold.hpp"
#include "archive/text/sentences.hpp"
#include "archive/text/utf8.hpp"
#include "random_text.hpp"

using namespace archive;

namespace {

/// The terms of a text by position, `|` between positions a paragraph apart, `/` before an alternate, `+` before a
/// joined form.
std::string terms(std::string_view text) {
  text::Analyzer analyzer;
  std::vector<text::Token> tokens;
  analyzer.analyse(text, tokens);
  std::string out;
  std::uint32_t last = 0;
  for (const auto& token : tokens) {
    if (!out.empty()) out += token.position > last + 1 ? " | " : " ";
    out += token.form->term;
    for (const auto& alternate : token.form->alternates) out += "/" + alternate;
    if (!token.form->joined.empty()) out += "+" + token.form->joined;
    last = token.position;
  }
  return out;
}

/// What each token covers.
std::string covered(std::string_view text) {
  text::Analyzer analyzer;
  std::vector<text::Token> tokens;
  analyzer.analyse(text, tokens);
  std::string out;
  for (const auto& token : tokens) {
    if (!out.empty()) out += " ";
    out += text.substr(token.span.begin, token.span.size());
  }
  return out;
}

std::string names(std::string_view text) {
  text::Analyzer analyzer;
  std::vector<text::Token> tokens;
  analyzer.analyse(text, tokens);
  std::string out;
  for (const auto& token : tokens) {
    if (token.name_occurrence()) out += (out.empty() ? "" : " ") + token.form->term;
  }
  return out;
}

}  // namespace

TEST_CASE("an elided word is a token of its own, with every apostrophe", "[text]") {
  CHECK(terms("Le ministre s’inquiète de l’essor") == "le ministre s inquiète de l essor");
  CHECK(terms("l'essence l`essence l\u00b4eau l\u02bchuile l\u2018air") == "l essence l essence l eau l huile l air");
  CHECK(terms("Lorsqu’Alstom, puisqu’Airbus") == "lorsqu alstom puisqu airbus");
  CHECK(terms("d'\"espion\"") == "d espion");
  CHECK(covered("L’ÉLYSÉE d’Actium") == "L ÉLYSÉE d Actium");
}

TEST_CASE("words with an apostrophe of their own stay whole", "[text]") {
  CHECK(terms("aujourd’hui") == "aujourd'hui+aujourdhui");
  CHECK(terms("d’aujourd’hui") == "d aujourd'hui+aujourdhui");
  CHECK(terms("C’est-à-dire") == "c+cestadire est à dire");
  CHECK(terms("c'est-ce") == "c est ce");
  CHECK(terms("presqu’île") == "presqu'île+presquile");
  CHECK(terms("le prud’homme") == "le prud'homme+prudhomme");
  CHECK(terms("l’Irlandais O’Brien") == "l irlandais o'brien/brien+obrien");
  CHECK(terms("à N’Djamena") == "à n'djamena/djamena+ndjamena");
}

TEST_CASE("terms are lower case with accents, ligatures spelled out, invisible characters left out", "[text]") {
  CHECK(terms("Œuvre cætera o\ufb03ciel 1ᵉʳ") == "oeuvre caetera/cetera officiel 1er/1e");
  CHECK(terms("gou\u00advernement minis\u200btère") == "gouvernement ministère");
  CHECK(covered("gou\u00advernement") == "gou\u00advernement");
  CHECK(text::fold(text::to_term("Łódź Königstraße Haÿ")) == "lodz konigstrasse hay");
  CHECK(text::fold_first("élysée") == "elysée");
}

TEST_CASE("compounds give their parts and the joined form", "[text]") {
  CHECK(terms("Ben-Barak") == "ben+benbarak barak");
  CHECK(terms("main-d’œuvre") == "main+maindoeuvre d oeuvre");
  CHECK(terms("l’ex-Premier") == "l ex+expremier premier/1e");
  CHECK(terms("COP28 cop-28") == "cop+cop28 28 cop+cop28 28");
  CHECK(terms("explique-t-il est-ce") == "explique il est ce");
  CHECK(terms("Jean\u2011Luc") == "jean+jeanluc luc");
}

TEST_CASE("a dotted acronym is one word", "[text]") {
  CHECK(terms("La S.N.C.F. et l’O.N.U. disent") == "la sncf et l onu disent");
  CHECK(terms("M. Dupont") == "m dupont");
}

TEST_CASE("a paragraph breaks positions, a line break or sentence does not", "[text]") {
  CHECK(terms("un.\n\ndeux\ntrois. Quatre") == "un | deux trois quatre");
}

TEST_CASE("a name occurrence is a capital inside a sentence", "[text]") {
  CHECK(names("Hier, Macron a parlé. Bennett écoute. « Non », dit Anne.") == "macron anne");
  CHECK(names("LE PREFET EST LA\nselon M. Dupont") == "m dupont");
  CHECK(names("L’Élysée confirme") == "");
}

TEST_CASE("random text never breaks a span", "[text][property]") {
  text::Analyzer analyzer;
  std::vector<text::Token> tokens;
  for (unsigned seed = 0; seed < 3000; ++seed) {
    const std::string sample = text::clean(tests::random_text(seed));
    INFO("seed " << seed);
    analyzer.analyse(sample, tokens);
    std::size_t end = 0;
    std::uint32_t position = 0;
    for (const auto& token : tokens) {
      REQUIRE(token.span.begin >= end);
      REQUIRE(token.span.begin < token.span.end);
      REQUIRE(token.span.end <= sample.size());
      REQUIRE(text::is_valid_utf8(std::string_view(sample).substr(token.span.begin, token.span.size())));
      REQUIRE(token.position > position);
      REQUIRE(text::is_valid_utf8(token.form->term));
      // An index takes no empty term.
      REQUIRE_FALSE(token.form->term.empty());
      REQUIRE_FALSE(token.form->folded.empty());
      for (const auto& alternate : token.form->alternates) REQUIRE_FALSE(alternate.empty());
      end = token.span.end;
      position = token.position;
    }
  }
}

TEST_CASE("what stands after digits and is no letter is no word", "[text]") {
  CHECK(terms("2024\u200b et 50\u00ad.") == "2024 et 50");
  CHECK(terms("50\u0301 ans") == "50 ans");
  CHECK(terms("12\u200bmai") == "12+12mai mai");
}

namespace {

/// So many words as most texts have them, with marks here and there.
std::string plain_text(unsigned seed, unsigned words) {
  static const std::vector<std::string> some = {
      "le",         "été",    "État", "l'état", "république", "pour",   "Pour",    "cent",      "centre", "péché",
      "pêche",      "pèche,", "à",    "ça",     "œuvre",      "cœur",   "ÿ",       "où",        "Æ",      "naïve",
      "d'une",      "(mai)",  "mai.", "l",      "l.",         "O.N.U.", "a.b",     "O'Brien",   "même;",  "deux:",
      "un",         "et",     "par",  "c'est",  "50",         "n°",     "x×y",     "dit/e",     "com-",   "mission",
      "commission", "SNCF",   "sncf", "",       ",",          "—",      "«\u00a0", "ma\u0301i", "œil.et", "p",
      "ETAT.",      "Mai",    "12",   "000",    "5,",         "100",    "A6",      "COP28",     "2019.",  "%",
      "(06",        "pour,",  "CENT", "3e",     "à5h",        "cents"};
  std::mt19937 random(seed);
  std::string text;
  for (; words > 0; --words) text += some[random() % some.size()] + (random() % 30 == 0 ? "\n" : " ");
  return text;
}

}  // namespace

TEST_CASE("scanning for words gives what the whole analysis gives of them", "[text][property]") {
  text::Analyzer analyzer, scanner;
  std::vector<text::Token> all, some;
  // Where no number is looked for most of them are passed over.
  const auto wanted_terms = GENERATE(
      std::vector<std::string>{"etat", "oeuvre", "peche", "50", "sncf", "brien", "commission", "l", "mai"},
      std::vector<std::string>{"etat", "a", "peche", "sncf", "commission", "l", "mai"},
      std::vector<std::string>{"pour", "cent", "h", "mai"}, std::vector<std::string>{"a", "cents", "e", "cop", "p"});
  text::Prefilter wanted;
  for (const auto& term : wanted_terms) wanted.add(term);
  const auto is_wanted = [&](const text::Form& form) {
    return std::find(wanted_terms.begin(), wanted_terms.end(), form.folded) != wanted_terms.end();
  };
  for (unsigned seed = 0; seed < 3000; ++seed) {
    // Every other one long, so that much of it is passed over at once.
    const std::string sample =
        text::clean(seed % 2 == 0 ? tests::random_text(seed)
                                  : plain_text(seed, 40) + tests::random_text(seed) + " " + plain_text(seed + 1, 40) +
                                        tests::random_text(seed + 2) + plain_text(seed + 3, 90));
    INFO("seed " << seed << ": " << sample);
    analyzer.analyse(sample, all);
    scanner.scan(sample, wanted, some);
    std::size_t next = 0;
    for (const auto& token : all) {
      if (!is_wanted(*token.form)) continue;
      while (next < some.size() && some[next].span.begin < token.span.begin) ++next;
      REQUIRE(next < some.size());
      REQUIRE(some[next].span == token.span);
      REQUIRE(some[next].form->term == token.form->term);
    }
    // Neighbours are neighbours in both.
    for (std::size_t i = 0, j = 0; i + 1 < some.size(); ++i) {
      while (all[j].span.begin != some[i].span.begin) ++j;
      const bool there =
          j + 1 < all.size() && all[j + 1].position == all[j].position + 1 && all[j + 1].span == some[i + 1].span;
      REQUIRE((some[i + 1].position == some[i].position + 1) == there);
    }
  }
}

TEST_CASE("a scan for any spelling of a word gives the word", "[text][property]") {
  std::vector<std::string> samples{
      "Un texte de veuf/ve, acteur-rice-s, tous·tes, tous.tes, chef(fe)s et vif-ve, ici.",
      "Chez O'Brien et Mac'Ron, l'O.N.U. de St-Denis, Ste Anne, prud'hommes d'aujourd’hui, qu'il presqu'île.",
      "Les #MotDièse de @le_monde, co-working, e-mail à a.b@lemonde.fr, cœur, prætor, COP28, m2, C++, AC/DC, .NET.",
      "Aux 3 M€, 5 pour cent, cent un, quatre-vingts, XXe, Ier, Louis XIV, au Havre, com-\nmission et bla "
      "«\u00a0dit\u00a0».",
      "Le 1er, la deuxième, EUR, 12 USD, n° 5, no. 6, A×B, ça… « oui »… “non” – rendez-vous.Fin"};
  for (unsigned seed = 0; seed < 300; ++seed) samples.push_back("un " + text::clean(tests::random_text(seed)));
  text::Analyzer analyzer, scanner;
  std::vector<text::Token> all, some;
  for (const auto& sample : samples) {
    INFO(sample);
    analyzer.analyse(sample, all);
    for (const auto& token : all) {
      auto spellings = token.form->alternates;
      spellings.push_back(token.form->term);
      for (const auto& spelling : spellings) {
        text::Prefilter wanted;
        wanted.add(text::fold(spelling));
        scanner.scan(sample, wanted, some);
        INFO(spelling);
        CHECK(std::any_of(some.begin(), some.end(), [&](const text::Token& each) {
          return each.span == token.span && each.form->term == token.form->term &&
                 each.form->alternates == token.form->alternates;
        }));
      }
    }
  }
}

TEST_CASE("a prefilter lets every spelling of a number through", "[text]") {
  const auto passes = [](const std::string& canonical, std::string_view spelling) {
    text::Prefilter wanted;
    wanted.add(canonical);
    return wanted.may_hold(spelling);
  };
  const std::vector<std::string> romans = {"I",  "II",  "III",  "IV", "V",  "VI",  "VII",  "VIII", "IX", "X",
                                           "XI", "XIV", "XVII", "XX", "XL", "LIX", "XCIX", "CIV",  "DC", "MM"};
  const std::vector<std::string> values = {"1",  "2",  "3",  "4",  "5",  "6",  "7",  "8",   "9",   "10",
                                           "11", "14", "17", "20", "40", "59", "99", "104", "600", "2000"};
  for (std::size_t i = 0; i < romans.size(); ++i) {
    INFO(romans[i]);
    CHECK(passes(values[i], romans[i]));
    if (std::string_view("IVX").find(romans[i][0]) == std::string_view::npos) continue;
    for (const std::string ending : {"e", "ème", "er", "re", "ᵉ", "nd"})
      CHECK(passes(values[i] + "e", romans[i] + ending));
  }
  for (const auto* word : {"premier", "deuxième", "troisième", "cinquième", "neuvième", "trentième", "centième"}) {
    CHECK(passes("1e", word));  // whichever number is looked for
  }
}

TEST_CASE("a line is not in capitals because all that is looked for in it is", "[text]") {
  text::Analyzer analyzer;
  text::Prefilter wanted;
  wanted.add("sncf");
  std::vector<text::Token> some;
  analyzer.scan("La SNCF roule, la SNCF dort.\nLA SNCF ROULE, LA SNCF DORT.", wanted, some);
  REQUIRE(some.size() == 4);
  CHECK_FALSE(some[0].capitals_line);
  CHECK_FALSE(some[1].capitals_line);
  CHECK(some[2].capitals_line);
  CHECK(some[3].capitals_line);
}

TEST_CASE("a ligature of a and e may be written as an e, and a lexicon's noun is no inversion", "[text]") {
  CHECK(terms("et cætera, vitæ") == "et caetera/cetera vitae/vite");
  CHECK(terms("un rendez-vous, rendez-vous-y") == "un rendez+rendezvous vous rendez vous y");
  CHECK(terms("donne-le-moi, Rends-les-nous") == "donne le moi rends les nous");
  CHECK(terms("professionnel-le-s") == "professionnel/professionnelle/professionnels/professionnelles");
  CHECK(terms("tous·tes, Français·es") == "tous/toutes français/françaises");
}

TEST_CASE("a scan takes a number in groups for one word, also where only what its last group touches is looked for",
          "[text]") {
  text::Analyzer analyzer;
  std::vector<text::Token> all, some;
  text::Prefilter wanted;
  for (const auto* word : {"x", "h"}) wanted.add(word);
  analyzer.analyse("x 0 000h", all);
  analyzer.scan("x 0 000h", wanted, some);
  REQUIRE(all.size() == 3);
  REQUIRE(some.size() == 3);
  CHECK(some.back().position == all.back().position);
}

TEST_CASE("a scan takes a number's unit for one word, also where only what its last word touches is looked for",
          "[text]") {
  text::Analyzer analyzer;
  std::vector<text::Token> all, some;
  text::Prefilter wanted;
  wanted.add("4");
  analyzer.analyse("6718 pour cent4", all);
  analyzer.scan("6718 pour cent4", wanted, some);
  REQUIRE_FALSE(some.empty());
  CHECK(some.back().position - some.front().position <= all.back().position - all.front().position);
}

TEST_CASE("a scan takes a number's unit for one word, whatever mark stands between them", "[text]") {
  text::Analyzer analyzer;
  std::vector<text::Token> all, some;
  text::Prefilter wanted;
  wanted.add("o");
  wanted.add("p");
  for (const std::string sample :
       {"o 3, pour cent,p", "o 3 pour, cent,p", "o (3) pour cent,p", "o 3\u00a0, pour 100,p"}) {
    INFO(sample);
    analyzer.analyse(sample, all);
    analyzer.scan(sample, wanted, some);
    REQUIRE_FALSE(some.empty());
    CHECK(some.back().form->term == "p");
    CHECK(some.back().position - some.front().position <= all.back().position - all.front().position);
  }
}

TEST_CASE("a scan takes no words for the unit of a number that does not stand before them", "[text]") {
  text::Analyzer analyzer;
  std::vector<text::Token> some;
  text::Prefilter wanted;
  wanted.add("pour");
  analyzer.scan("1000 J pour cent", wanted, some);
  REQUIRE(some.size() == 3);
  CHECK(some[0].form->term == "1000");
  CHECK(some[1].form->term == "pour");
  CHECK(some[2].form->term == "cent");
}

TEST_CASE("a scan for words reads no number that stands alone", "[text]") {
  text::Analyzer analyzer;
  std::vector<text::Token> some;
  const auto scanned = [&](bool sentences) {
    text::Prefilter wanted;
    wanted.add("mai");
    if (sentences) wanted.heed_sentences();
    analyzer.scan("Du 12 au 13 mai 2019, ou 7 ans. En 2020. Mai 12 000 fois.", wanted, some);
    std::string words;
    for (const auto& token : some) words += (words.empty() ? "" : " ") + token.form->term;
    return words;
  };
  CHECK(scanned(false) == "mai mai 12000 fois");
  CHECK(scanned(true) == "12 au 13 mai 2019 ou 7 ans en 2020 mai 12000 fois");
}

TEST_CASE("a number has one spelling, whatever its groups", "[text]") {
  CHECK(terms("50\u00a0000 manifestants, 60\u202f000, 70.000 et 1 234 567") ==
        "50000 manifestants 60000 70000 et 1234567");
  CHECK(covered("50\u00a0000 manifestants") == "50\u00a0000 manifestants");
  CHECK(terms("3,5 % ou 3.5 %") == "3,5 % ou 3,5 %");
  CHECK(terms("5 pour cent") == "5 %/pour/cent");
  CHECK(terms("50 000 pour cent") == "50000 %/pour/cent");
  CHECK(terms("en 2024 300 fois") == "en 2024 300 fois");
  CHECK(terms("le 06 12 34 56 78 ou 06.12.34.56.78") == "le 0612345678 ou 0612345678");
  CHECK(terms("49-3 et 49.3") == "49+49,3 3 et 49,3");
  CHECK(terms("12/05/2023 18h05") == "12 05 2023 18+18h05 h 05");
  CHECK(terms("n° 5, № 5, nº 5, N°5, no. 5") == "n° 5 n° 5 n° 5 n° 5 no/n° 5");
}

TEST_CASE("ordinals, Roman numerals and numbers in words have their number beside them", "[text]") {
  CHECK(terms("1ère fois, deuxième, vingtième") == "1ère/1e fois deuxième/2e vingtième/20e");
  CHECK(terms("XXᵉ siècle, XIXème, 20e") == "xxe/20e siècle xixème/19e 20e");
  CHECK(terms("Louis XIV et Charles V") == "louis xiv/14 et charles v/5");
  CHECK(terms("cinquante mille, deux cents, vingt-quatre") ==
        "cinquante/50000 mille deux/200 cents vingt/24+vingtquatre quatre");
  CHECK(terms("3 Mds €, 5 M€, cent euros") == "3 mds/milliard € 5 m/million € cent/100 euros/€");
}

TEST_CASE("inclusive forms stand for all that they name, at one position", "[text]") {
  CHECK(terms("Les étudiant·e·s") == "les étudiant/étudiante/étudiants/étudiantes");
  CHECK(covered("Les étudiant·e·s manifestent") == "Les étudiant·e·s manifestent");
  CHECK(terms("lycéen\u22c5ne\u22c5s") == "lycéen/lycéenne/lycéens/lycéennes");
  CHECK(terms("salarié.e.s") == "salarié/salariée/salariés/salariées");
  CHECK(terms("électeur-rice-s") == "électeur/électrice/électeurs/électrices");
  CHECK(terms("agriculteur(trice)s") == "agriculteur/agricultrice/agriculteurs/agricultrices");
  CHECK(terms("candidat/e/s") == "candidat/candidate/candidats/candidates");
  CHECK(terms("arrivé·es") == "arrivé/arrivées/arrivés");
  CHECK(terms("art.5 p.12 vas-tu est-ce et/ou") == "art 5 p 12 vas tu est ce et ou");
}

TEST_CASE("special tokens have their whole and their words", "[text]") {
  CHECK(terms("contact@exemple.fr") == "contact+contact@exemple.fr exemple fr");
  CHECK(terms("www.exemple.fr.") == "www+www.exemple.fr exemple fr");
  CHECK(terms("C++, C# et .NET") == "c++/c c#/c et .net/net");
  CHECK(terms("AC/DC joue, CNRS/INSERM") == "ac+ac/dc dc joue cnrs+cnrs/inserm inserm");
  CHECK(terms("c++ et c#") == "c++/c et c#/c");
  CHECK(terms("#MeToo @compte") == "metoo+#metoo compte+@compte");
  CHECK(terms("loi 2024-42") == "loi 2024+2024,42 42");
}

TEST_CASE("a contracted place has its article, a word broken at a line's end is whole", "[text]") {
  CHECK(terms("au Havre, aux Ulis, du monde, au Monde") == "au/le havre aux/les ulis du monde au monde");
  CHECK(terms("la com-\nmission siège") == "la commission siège");
  CHECK(terms("le Vieux-\nport") == "le vieux+vieuxport port");
  CHECK(covered("la com-\nmission") == "la com-\nmission");
  CHECK(terms("St-Étienne") == "st/saint+stetienne étienne");
}
