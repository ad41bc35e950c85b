// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/text/analyzer.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
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
  CHECK(terms("presqu’île") == "presqu'île+presquile");
  CHECK(terms("le prud’homme") == "le prud'homme+prudhomme");
  CHECK(terms("l’Irlandais O’Brien") == "l irlandais o'brien/brien+obrien");
  CHECK(terms("à N’Djamena") == "à n'djamena/djamena+ndjamena");
}

TEST_CASE("terms are lower case with accents, ligatures spelled out, invisible characters left out", "[text]") {
  CHECK(terms("Œuvre cætera o\ufb03ciel 1ᵉʳ") == "oeuvre caetera officiel 1er");
  CHECK(terms("gou\u00advernement minis\u200btère") == "gouvernement ministère");
  CHECK(covered("gou\u00advernement") == "gou\u00advernement");
  CHECK(text::fold(text::to_term("Łódź Königstraße Haÿ")) == "lodz konigstrasse hay");
  CHECK(text::fold_first("élysée") == "elysée");
}

TEST_CASE("compounds give their parts and the joined form", "[text]") {
  CHECK(terms("Ben-Barak") == "ben+benbarak barak");
  CHECK(terms("main-d’œuvre") == "main+maindoeuvre d oeuvre");
  CHECK(terms("l’ex-Premier") == "l ex+expremier premier");
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
      end = token.span.end;
      position = token.position;
    }
  }
}

TEST_CASE("scanning for words gives what the whole analysis gives of them", "[text][property]") {
  text::Analyzer analyzer, scanner;
  std::vector<text::Token> all, some;
  const std::vector<std::string> wanted_terms = {"etat", "oeuvre", "peche", "50", "sncf", "brien", "commission", "l", "mai"};
  text::Prefilter wanted;
  for (const auto& term : wanted_terms) wanted.add(term);
  const auto is_wanted = [&](const text::Form& form) {
    return std::find(wanted_terms.begin(), wanted_terms.end(), form.folded) != wanted_terms.end();
  };
  for (unsigned seed = 0; seed < 3000; ++seed) {
    const std::string sample = text::clean(tests::random_text(seed));
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
      const bool there = j + 1 < all.size() && all[j + 1].position == all[j].position + 1 && all[j + 1].span == some[i + 1].span;
      REQUIRE((some[i + 1].position == some[i].position + 1) == there);
    }
  }
}
