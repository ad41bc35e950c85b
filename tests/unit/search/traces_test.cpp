// SPDX-License-Identifier: GPL-3.0-or-later
#include "traces.hpp"

#include <catch2/catch.hpp>

#include <random>
#include <string>

#include "archive/index/index.hpp"
#include "archive/index/reader.hpp"
#include "archive/index/record.hpp"
#include "archive/index/terms.hpp"
#include "archive/search/resolve.hpp"
#include "archive/text/utf8.hpp"
#include "chain_invariants.hpp"
#include "compile.hpp"
#include "operand_maker.hpp"
#include "operators.hpp"
#include "random_text.hpp"
#include "temporary_directory.hpp"

using namespace archive;

namespace {

/// French words, some of which share a byte of the signature, with all that sets words apart.
std::string random_article(std::mt19937& random) {
  const char* const words[] = {
      "le",       "la",     "ministre",       "gouvernement", "porte-parole", "au Havre",      "l'état", "SNCF",
      "S.N.C.F.", "50 000", "cinq pour cent", "Louis XIV",    "élu·e·s",      "com-\nmission", "Le",     "pêche"};
  const char* const between[] = {" ", " ", " ", " ", ", ", ". ", " ! ", "\n\n", " « ", " » "};
  std::string text;
  for (std::size_t count = random() % 60; count > 0; --count) {
    text += words[random() % std::size(words)];
    text += between[random() % std::size(between)];
  }
  return text;
}

class Library {
 public:
  Library() : writer_(directory_.path()) {
    writer_.commit(0);
    std::mt19937 random(5);
    for (unsigned i = 1; i <= 120; ++i) {
      core::Article article;
      article.title = text::clean(i % 3 == 0 ? random_article(random) : "Un titre sur la SNCF");
      article.body = text::clean(i % 4 == 0 ? tests::random_text(i) : random_article(random));
      core::ArticleId id;
      id.bytes[0] = static_cast<std::uint8_t>(i);
      writer_.put(id, article);
    }
    writer_.commit(1);
  }

  [[nodiscard]] index::Reader reader() const { return index::Reader(directory_.path()); }

 private:
  tests::TemporaryDirectory directory_;
  index::Writer writer_;
};

}  // namespace

TEST_CASE("the signature never says no where the text says yes", "[traces]") {
  const Library archive;
  const auto reader = archive.reader();
  const auto& database = reader.database();
  const search::Vocabulary vocabulary(database);
  const char* const operands[] = {
      "le",    "la",           "=la",        "ministre", "gouvernement", "\"le ministre\"", "porte-parole",
      "Havre", "\"au Havre\"", "état",       "SNCF",     "50000",        "\"pour cent\"",   "XIV",
      "14",    "élus",         "commission", "peche",    "min*",         "(le OU la)"};
  const char* const operators[] = {"PRES/1", "PRES/5", "AVANT/1", "AVANT/3", "MEME PHRASE", "MEME PARAGRAPHE"};
  const search::Part parts[] = {search::Part::Whole, search::Part::Title, search::Part::Body};
  std::mt19937 random(9);
  std::size_t granted = 0, refused = 0;
  for (int i = 0; i < 400; ++i) {
    std::string typed = operands[random() % std::size(operands)];
    switch (random() % 4) {
      case 0: typed = "AUMOINS/" + std::to_string(1 + random() % 5) + ' ' + typed; break;
      case 1: typed = "DEBUT/" + std::to_string(1 + random() % 30) + ' ' + typed; break;
      default:
        typed += std::string(" ") + operators[random() % std::size(operators)] + ' ' +
                 operands[random() % std::size(operands)];
    }
    INFO(typed);
    const auto query = search::resolve(query::parse(typed), core::Day{});
    REQUIRE_FALSE(query.has_error());
    search::OperandMaker maker(vocabulary, query.tree);
    std::vector<search::ArticleTest> tests;
    const search::Place place{parts[random() % 3], search::make_deadline(), &tests};
    std::vector<search::Operand> made;
    for (const auto& child : query.tree.children) made.push_back(maker.make(child, place.part));
    const auto number = static_cast<std::uint32_t>(query.tree.number);
    switch (query.tree.kind) {
      case query::NodeKind::Near: (void)search::near_query(made, search::Order::Any, number, place); break;
      case query::NodeKind::Adj: (void)search::near_query(made, search::Order::AsTyped, number, place); break;
      case query::NodeKind::Sentence: (void)search::together_query(made, search::TextUnit::Sentence, place); break;
      case query::NodeKind::Paragraph: (void)search::together_query(made, search::TextUnit::Paragraph, place); break;
      case query::NodeKind::AtLeast: (void)search::at_least_query(made.front(), number, place); break;
      default: (void)search::first_query(made.front(), number, place);
    }
    for (const auto& test : tests) {
      if (!test.may_meet) continue;
      for (Xapian::docid article = 1; article <= database.get_doccount(); ++article) {
        const auto data = database.get_document(article).get_data();
        const bool meets = test.meets(index::unpack(data).article);
        const bool may = test.may_meet(index::signature_of(data));
        CHECK((may || !meets));
        granted += meets;
        refused += !may;
      }
    }
  }
  CHECK(granted > 2000);
  CHECK(refused > 2000);
}

TEST_CASE("the invariants of the chain hold for random texts", "[traces][property]") {
  std::mt19937 random(3);
  text::Analyzer analyzer;
  for (unsigned seed = 0; seed < 3000; ++seed) {
    const auto text = text::clean(random_article(random) + tests::random_text(seed));
    INFO(text);
    CHECK(tests::broken_chain_invariant(analyzer, text) == "");
  }
  // Found by fuzz_search_chain: a word that goes on in an indented line is shown with one space in it.
  CHECK(tests::broken_chain_invariant(analyzer, "i-\n d") == "");
}

TEST_CASE("the text of a highlight, analysed again, gives the term that matched", "[traces][property]") {
  std::mt19937 random(13);
  text::Analyzer analyzer;
  std::vector<text::Token> tokens;
  std::size_t checked = 0;
  const char* const words[] = {"l’œuvre",     "l'état",        "ÉTAT", "grève",        "Grèves", "SNCF",  "S.N.C.F.",
                               "aujourd’hui", "porte-parole",  "naïf", "étudiant·e·s", "50",     "COP28", "prud’hommes",
                               "là",          "Saint-Étienne", "XXe",  "3,5",          "mot",    "dit-il"};
  const char* const between[] = {" ", " ", ", ", ". ", " » ", " (", "\n\n", "\n"};
  for (int i = 0; i < 500; ++i) {
    std::string body;
    for (std::size_t count = 1 + random() % 80; count > 0; --count) {
      body += words[random() % std::size(words)];
      body += between[random() % std::size(between)];
    }
    body = text::clean(body);
    analyzer.analyse(body, tokens);
    const auto term = tokens[random() % tokens.size()].form->term;
    INFO(body << " for " << term);
    search::Wanted wanted;
    wanted.add_pattern({wanted.add_unit(1), {{term}}, {}});
    const auto snippets = search::make_snippets(body, wanted.find(analyzer, body), wanted.units(), 2);
    REQUIRE_FALSE(snippets.empty());
    for (const auto& snippet : snippets) {
      for (const auto& span : snippet.highlights) {
        analyzer.analyse(snippet.text.substr(span.begin, span.size()), tokens);
        REQUIRE_FALSE(tokens.empty());
        const auto terms = index::terms_of(tokens.front());
        CHECK(std::find(terms.begin(), terms.end(), term) != terms.end());
        ++checked;
      }
    }
  }
  CHECK(checked > 500);
}
