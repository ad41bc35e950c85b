// SPDX-License-Identifier: GPL-3.0-or-later
#include "operators.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <map>
#include <random>
#include <string>

#include "archive/core/error.hpp"
#include "archive/index/index.hpp"
#include "archive/index/reader.hpp"
#include "archive/index/record.hpp"
#include "archive/search/resolve.hpp"
#include "archive/search/search.hpp"
#include "archive/text/utf8.hpp"
#include "exact.hpp"
#include "fuzzy.hpp"
#include "lower_case_operator.hpp"
#include "operand_maker.hpp"
#include "proximity.hpp"
#include "temporary_directory.hpp"

using namespace archive;

namespace {

const core::Day today = *core::make_day(2024, 4, 24);

query::Query resolved(std::string_view typed) { return search::resolve(query::parse(typed), today); }

/// An archive of a few articles, numbered from 1.
class Archive {
 public:
  Archive() : writer_(directory_.path()) { writer_.commit(0); }

  void add(const std::string& body, const std::string& title = {}) {
    core::Article article;
    article.title = title;
    article.body = text::clean(body);
    article.ref = std::to_string(++count_);
    core::ArticleId id;
    id.bytes[0] = static_cast<std::uint8_t>(count_ >> 8);
    id.bytes[1] = static_cast<std::uint8_t>(count_ & 0xFF);
    writer_.put(id, article);
    writer_.commit(count_);
  }

  [[nodiscard]] search::Results run(std::string_view typed) const {
    search::Request request;
    request.query = resolved(typed);
    INFO(typed);
    REQUIRE_FALSE(request.query.has_error());
    request.limit = 1000;
    search::Searcher searcher(directory_.path());
    auto results = searcher.run(request);
    if (std::none_of(results.remarks.begin(), results.remarks.end(),
                     [](const auto& remark) { return remark.is_error; })) {
      CHECK(searcher.count(request) == results.hits.size());
    }
    return results;
  }

  /// The numbers of the articles found, ascending.
  [[nodiscard]] std::string found(std::string_view typed) const {
    std::vector<int> numbers;
    for (const auto& hit : run(typed).hits) numbers.push_back(std::stoi(hit.article.ref));
    std::sort(numbers.begin(), numbers.end());
    std::string line;
    for (const int number : numbers) line += (line.empty() ? "" : " ") + std::to_string(number);
    return line;
  }

  /// What is highlighted in the snippet of the first hit.
  [[nodiscard]] std::string marked(std::string_view typed) const {
    const auto results = run(typed);
    REQUIRE_FALSE(results.hits.empty());
    const auto& extract = results.hits[0].snippets.at(0);
    std::string line;
    for (const auto& span : extract.highlights)
      line += (line.empty() ? "" : "|") + extract.text.substr(span.begin, span.size());
    return line;
  }

  [[nodiscard]] std::vector<std::string> explain(std::string_view typed) const {
    search::Request request;
    request.query = resolved(typed);
    return search::Searcher(directory_.path()).explain(request);
  }

  [[nodiscard]] index::Reader reader() const { return index::Reader(directory_.path()); }

 private:
  tests::TemporaryDirectory directory_;
  index::Writer writer_;
  int count_ = 0;
};

/// Positions from 1: every word at its place.
search::Occurrences words_at(const std::vector<std::vector<std::uint32_t>>& operands) {
  search::Occurrences occurrences;
  for (const auto& positions : operands) {
    auto& own = occurrences.emplace_back();
    for (const auto position : positions) own.push_back({position, position});
  }
  return occurrences;
}

}  // namespace

TEST_CASE("proximity counts the difference of positions, in any order or as typed", "[operators]") {
  Archive archive;
  archive.add("La société vend un logiciel de cybersécurité.");  // société 2, cybersécurité 7
  archive.add("La cybersécurité est une société.");
  archive.add("La société.\n\nLa cybersécurité.");
  CHECK(archive.found("société PRES/5 cybersécurité") == "1 2");
  CHECK(archive.found("société PRES/4 cybersécurité") == "2");
  CHECK(archive.found("société AVANT/5 cybersécurité") == "1");
  CHECK(archive.found("société AVANT/4 cybersécurité").empty());
  CHECK(archive.found("cybersécurité AVANT/3 société") == "2");
  CHECK(archive.found("société PRES/101 cybersécurité") == "1 2");
  CHECK(archive.found("société PRES/102 cybersécurité") == "1 2 3");
  CHECK(archive.marked("société AVANT/5 cybersécurité") == "société|cybersécurité");
}

TEST_CASE("proximity takes phrases, groups and truncations, counted from the nearest word", "[operators]") {
  Archive archive;
  archive.add("Un logiciel espion de la société israélienne.");  // espion 3, société 6
  archive.add("Un logiciel de la société, un espion de trop.");
  archive.add("Le porte-parole de la société.");
  CHECK(archive.found("\"logiciel espion\" PRES/3 société") == "1");
  CHECK(archive.found("\"logiciel espion\" PRES/2 société").empty());
  CHECK(archive.found("société PRES/3 \"logiciel espion\"") == "1");
  CHECK(archive.found("société AVANT/9 \"logiciel espion\"").empty());
  CHECK(archive.found("(espion OU porte-parole) AVANT/3 société") == "1 3");
  CHECK(archive.found("logic* AVANT/5 =société") == "1 2");
  CHECK(archive.found("porteparole PRES/3 société") == "3");
  CHECK(archive.found("logiciel AVANT/4 espion AVANT/4 société") == "1");
  CHECK(archive.found("logiciel AVANT/3 espion AVANT/3 société").empty());
  CHECK(archive.marked("\"logiciel espion\" PRES/3 société") == "logiciel espion|société");
}

TEST_CASE("both operands stand in one field, at two places", "[operators]") {
  Archive archive;
  archive.add("Maroc.", "Pegasus");
  archive.add("Un mot.", "Pegasus au Maroc");
  archive.add("Pegasus seul.");
  CHECK(archive.found("Pegasus PRES/1000 Maroc") == "2");
  CHECK(archive.found("title:(Pegasus PRES/3 Maroc)") == "2");
  CHECK(archive.found("body:(Pegasus PRES/3 Maroc)").empty());
  CHECK(archive.found("Pegasus PRES/5 Pegasus").empty());
  CHECK(archive.found("=Pegasus PRES/2 =Maroc") == "2");
  CHECK(archive.found("=PEGASUS PRES/2 Maroc").empty());
  CHECK(archive.found("(Pegasus OU Maroc) PRES/5 (Pegasus OU seul)") == "2 3");
}

TEST_CASE("operators stand anywhere in a query, excluded too", "[operators]") {
  Archive archive;
  archive.add("Le préfet parle de la grève.");
  archive.add("Le préfet se tait depuis hier. La grève dure.");
  archive.add("Rien du tout.");
  CHECK(archive.found("préfet SAUF (préfet MEME PHRASE grève)") == "2");
  CHECK(archive.found("rien OU (préfet MEME PHRASE grève)") == "1 3");
  CHECK(archive.found("préfet -(=préfet PRES/4 grève)") == "2");
  CHECK(archive.found("dure (AUMOINS/1 grève)") == "2");
  CHECK(archive.marked("préfet -(préfet MEME PHRASE grève)") == "préfet");
}

TEST_CASE("one sentence, one paragraph; the title is one of each", "[operators]") {
  Archive archive;
  archive.add("Le préfet est là. M. Dupont annonce la grève.\n\nLe maire.");
  archive.add("Une grève ! » dit le préfet.", "Maire absent");
  archive.add("Rien.", "Le préfet et la grève");
  CHECK(archive.found("préfet MEME PHRASE grève") == "2 3");
  CHECK(archive.found("préfet MEME PARAGRAPHE grève") == "1 2 3");
  CHECK(archive.found("Dupont MEME PHRASE grève") == "1");
  CHECK(archive.found("grève MEME PARAGRAPHE maire").empty());
  CHECK(archive.found("\"la grève\" SAME SENTENCE Dup*") == "1");
  CHECK(archive.marked("préfet MEME PARAGRAPHE Dupont") == "préfet|Dupont");
}

TEST_CASE("occurrences are counted over all spellings, phrases and the title", "[operators]") {
  Archive archive;
  archive.add("Une grève, des grèves, la GREVE.");
  archive.add("Une grève, la grève.", "Grève");
  archive.add("La grève.");
  archive.add("L'eau de vie, l'eau de mer, l'eau plate.");
  CHECK(archive.found("AUMOINS/3 grève") == "1 2");
  CHECK(archive.found("AUMOINS/2 \"eau de\"") == "4");
  CHECK(archive.found("AUMOINS/3 \"eau de\"").empty());
  CHECK(archive.found("AUMOINS/3 (vie OU mer OU plate)") == "4");
}

TEST_CASE("the first words of the body are counted without the gaps of paragraphs", "[operators]") {
  Archive archive;
  archive.add("Un deux trois.\n\nQuatre cinq.\n\nSix sept.", "Zéro titre");
  CHECK(archive.found("DEBUT/3 trois") == "1");
  CHECK(archive.found("DEBUT/3 quatre").empty());
  CHECK(archive.found("DEBUT/4 quatre") == "1");
  CHECK(archive.found("DEBUT/6 six") == "1");
  CHECK(archive.found("DEBUT/6 sept").empty());
  CHECK(archive.found("DEBUT/60 titre").empty());
  CHECK(archive.found("DEBUT/6 (deux ET (sept OU six))") == "1");
  CHECK(archive.found("DEBUT/7 \"six sept\"") == "1");
  CHECK(archive.found("DEBUT/6 \"six sept\"").empty());
}

TEST_CASE("the body is the text without the title", "[operators]") {
  Archive archive;
  archive.add("Le maire se tait.", "La grève");
  archive.add("La grève dure.", "Le maire");
  archive.add("La grève.", "La grève à Lens");
  CHECK(archive.found("body:grève") == "2 3");
  CHECK(archive.found("texte:(grève ET maire)").empty());
  CHECK(archive.found("corps:\"la grève dure\"") == "2");
  CHECK(archive.found("title:grève -body:grève") == "1");
}

TEST_CASE("an exact word has its accents, case and ending as typed", "[operators]") {
  Archive archive;
  archive.add("Le pécheur repenti.");
  archive.add("Les pécheurs. Le pêcheur. Un Pécheur, un PECHEUR.");
  archive.add("Il est là. Pécheur repenti, il prie.");
  archive.add("L'US Army avance.");
  archive.add("Tout le monde est venu ; un monde fou.");
  archive.add("Selon Le\u00a0Monde, l’Œuvre est là. Le porte-parole.");
  CHECK(archive.found("=pécheur") == "1 3");
  CHECK(archive.found("=Pécheur") == "2 3");
  CHECK(archive.found("=us").empty());
  CHECK(archive.found("=US") == "4");
  CHECK(archive.found("=\"Le Monde\"") == "6");
  CHECK(archive.found("=\"le monde\"") == "5");
  CHECK(archive.found("=Oeuvre") == "6");
  CHECK(archive.found("=porte-parole") == "6");
  CHECK(archive.found("=Porte-parole").empty());
  CHECK(archive.marked("=Pécheur pécheurs") == "pécheurs|Pécheur|PECHEUR");
}

TEST_CASE("an expression with an elision that is one word is found whole and by its parts", "[operators]") {
  Archive archive;
  archive.add("Il part, c’est-à-dire qu'il reviendra.");
  archive.add("Que veut dire ceci ?");
  CHECK(archive.found("c'est-à-dire") == "1");
  CHECK(archive.found("cestadire") == "1");
  CHECK(archive.found("dire") == "1 2");
  CHECK(archive.marked("c'est-à-dire") == "c’est-à-dire");
}

TEST_CASE("a family shares the headword or the stem", "[operators]") {
  Archive archive;
  archive.add("L'investissement public.");
  archive.add("Ils investissaient.");
  archive.add("La marine nationale.");
  archive.add("Des investigations.");
  CHECK(archive.found("+investir") == "1 2");
  CHECK(archive.found("+marin") == "3");
  CHECK(archive.marked("+investir").find("invest") != std::string::npos);
  const auto lines = archive.explain("+investir");
  CHECK(lines.at(0) == "(family investir): investissaient (1), investissement (1)");
}

TEST_CASE("what a word is taken for and stands for is explained, the most frequent first", "[operators]") {
  Archive archive;
  archive.add("Une grève, à Lens.");
  archive.add("Des grèves à Lens.");
  archive.add("Une grève de 1995, à Lens.");
  CHECK(archive.explain("grève PRES/9 Lens").at(0) == "(word grève): grève (2), grèves (1)");
  CHECK(archive.explain("grève PRES/9 Lens").at(1) == "(word Lens), name: lens (3)");
  CHECK(archive.explain("AUMOINS/1 1995").at(0) == "(word 1995), number: 1995 (1)");
  CHECK(archive.explain("grève absente").at(1) == "(word absente): in no article");
}

TEST_CASE("a truncation stands for whole words, folded", "[operators]") {
  Archive archive;
  archive.add("La démondialisation avance.");
  archive.add("DEMONDIALISER ? L'islamophobie, la xénophobie.");
  archive.add("Un milliardaire élu en 2024.");
  archive.add("La porte-parole du maire.");
  CHECK(archive.found("démondial*") == "1 2");
  CHECK(archive.found("*phobie") == "2");
  CHECK(archive.found("mi*aire") == "3");
  CHECK(archive.found("elu*") == "3");
  CHECK(archive.found("202*") == "3");
  CHECK(archive.found("title:démondial*").empty());
  CHECK(archive.found("absent*").empty());
  CHECK(archive.found("porte-par*") == "4");
  CHECK(archive.found("port-parole~") == "4");
  CHECK(archive.found("porte-par* PRES/2 maire") == "4");
  CHECK(archive.found("+porte-parole") == "4");
  CHECK(archive.marked("porte-par*") == "porte-parole");
  CHECK(archive.marked("démond*") == "démondialisation");
  CHECK(archive.marked("*phobie") == "islamophobie|xénophobie");
}

TEST_CASE("a truncation that stands for too many words is an error that names the number", "[operators]") {
  Archive archive;
  const auto letter = [](int i) { return static_cast<char>('a' + i); };
  std::string body;
  for (int i = 0; i < 1000; ++i)
    body += std::string("mot") + letter(i / 100) + letter(i / 10 % 10) + letter(i % 10) + ' ';
  archive.add(body);
  CHECK(archive.found("rien OU mot*") == "1");
  archive.add("motus");
  const auto results = archive.run("rien OU mot*");
  CHECK(results.hits.empty());
  REQUIRE(results.remarks.size() == 1);
  CHECK(results.remarks[0].code == "wide-truncation");
  CHECK(results.remarks[0].at == 8);
  CHECK(results.remarks[0].is_error);
  CHECK(results.remarks[0].message.shown().find(" 1001 ") != std::string::npos);
}

TEST_CASE("a fuzzy word forgives slips, with the same first letter unless nothing matches", "[operators]") {
  Archive archive;
  archive.add("Le logiciel Pegasus espionne.");
  archive.add("Un gouvernement élu.");
  archive.add("Le préfet. Le défet.");
  CHECK(archive.found("Pegassus~") == "1");
  CHECK(archive.found("Pegsasus~1") == "1");
  CHECK(archive.found("Pegasos~ espionne") == "1");
  CHECK(archive.found("gouvenrement~") == "2");
  CHECK(archive.found("gouvrnemant~").empty());
  CHECK(archive.found("gouvrnemant~2") == "2");
  CHECK(archive.found("bouvernement~") == "2");
  CHECK(archive.marked("prefte~") == "préfet");
  CHECK(search::edit_distance(U"abc", U"acb", 1) == std::size_t{1});
  CHECK(search::edit_distance(U"", U"ab", 2) == std::size_t{2});
  CHECK_FALSE(search::edit_distance(U"abcd", U"badc", 1));
  CHECK(search::edit_distance(U"été", U"été", 1) == std::size_t{0});
}

TEST_CASE("the banded distance is the whole distance where that is small", "[operators]") {
  const auto whole = [](const std::u32string& a, const std::u32string& b) {
    std::vector<std::vector<std::size_t>> d(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
    for (std::size_t i = 0; i <= a.size(); ++i) {
      for (std::size_t j = 0; j <= b.size(); ++j) {
        if (i == 0 || j == 0) {
          d[i][j] = i + j;
          continue;
        }
        d[i][j] = std::min({d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + (a[i - 1] != b[j - 1])});
        if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
          d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + 1);
      }
    }
    return d[a.size()][b.size()];
  };
  std::mt19937 random(7);
  const auto word = [&] {
    std::u32string letters;
    for (std::size_t i = random() % 8; i > 0; --i) letters += static_cast<char32_t>(U'a' + random() % 3);
    return letters;
  };
  for (int i = 0; i < 3000; ++i) {
    const auto a = word(), b = word();
    for (const std::size_t most : {1u, 2u}) {
      const auto distance = whole(a, b);
      CHECK(search::edit_distance(a, b, most) == (distance <= most ? std::optional(distance) : std::nullopt));
    }
  }
}

TEST_CASE("operands have places of their own", "[operators]") {
  CHECK(search::stand_near(words_at({{1}, {6}}), 5));
  CHECK_FALSE(search::stand_near(words_at({{1}, {7}}), 5));
  CHECK_FALSE(search::stand_near(words_at({{3}, {3}}), 5));
  CHECK(search::stand_near(words_at({{9}, {3}, {5}}), 6));
  CHECK_FALSE(search::stand_near(words_at({{9}, {2}, {5}}), 6));
  CHECK(search::stand_near(words_at({{1, 2, 3}, {1, 2, 3}, {1, 2, 3}}), 2));
  CHECK_FALSE(search::stand_near(words_at({{1, 2}, {1, 2}, {1, 2}}), 9));
  CHECK(search::stand_near(words_at({{1, 2, 3, 4}, {1, 2}, {1, 2, 3, 4}, {4}}), 9));
  CHECK_FALSE(search::stand_near(words_at({{1}, {2, 3}, {2, 3}, {2, 3}}), 9));
  CHECK_FALSE(search::stand_near(words_at({{1}, {2, 3}, {2, 3}, {2}}), 9));
  CHECK(search::stand_near(words_at(std::vector<std::vector<std::uint32_t>>(60, {1, 2, 3})), 9) == false);
  CHECK(search::stand_in_order(words_at({{1, 4}, {2}, {3}}), 2));
  CHECK_FALSE(search::stand_in_order(words_at({{3}, {2}}), 9));
  CHECK(search::stand_in_order({{{1, 2}}, {{2, 3}, {4, 4}}}, 2));
}

TEST_CASE("a condition decides alike inside the query and beside it", "[operators]") {
  Archive archive;
  std::mt19937 random(42);
  const char* const words[] = {"aube", "banc", "cerf", "dune", "mots", "gens", "plan", "voix"};
  for (int i = 0; i < 40; ++i) {
    std::string body;
    for (std::size_t length = 1 + random() % 30; length > 0; --length) {
      body += words[random() % std::size(words)];
      body += random() % 12 == 0 ? "\n\n" : " ";
    }
    archive.add(body);
  }
  const auto reader = archive.reader();
  const search::Vocabulary vocabulary(reader.database());
  const search::Place place{search::Part::Whole, search::make_deadline()};
  const auto articles = [&](const Xapian::Query& query, const std::vector<search::Condition>& conditions = {}) {
    Xapian::Enquire enquire(reader.database());
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    enquire.set_query(query);
    std::vector<Xapian::docid> found;
    const auto matches = enquire.get_mset(0, 1000);
    for (auto match = matches.begin(); match != matches.end(); ++match) {
      bool meets = true;
      for (const auto& condition : conditions) meets &= condition(reader.database().get_document(*match).get_data());
      if (meets) found.push_back(*match);
    }
    return found;
  };
  std::size_t some = 0;
  for (const auto* typed :
       {"aube PRES/1 banc", "cerf PRES/3 dune", "(aube OU banc) PRES/2 (cerf OU banc)", "aube PRES/2 aube",
        "aube PRES/4 banc PRES/4 cerf", "mots PRES/3 mots PRES/3 mots", "plan PRES/110 voix"}) {
    INFO(typed);
    const auto query = resolved(typed);
    search::OperandMaker maker(vocabulary, query.tree);
    std::vector<search::Operand> operands;
    for (const auto& child : query.tree.children) operands.push_back(maker.make(child, search::Part::Whole));
    for (const auto order : {search::Order::Any, search::Order::AsTyped}) {
      const auto distance = static_cast<std::uint32_t>(query.tree.number);
      const auto fast = articles(search::near_query(operands, order, distance, place));
      std::vector<search::ArticleTest> tests;
      search::Place beside = place;
      beside.required = &tests;
      const auto candidates = search::near_query(operands, order, distance, beside);
      REQUIRE(tests.size() == 1);
      CHECK(fast == articles(candidates, {search::condition_of(tests, place.deadline)}));
      some += fast.size();
    }
  }
  CHECK(some > 100);
}

TEST_CASE("a condition holds on a database of several parts", "[operators]") {
  Archive one, two;
  one.add("Le préfet parle de la grève.");
  one.add("Le préfet. La grève.");
  two.add("La grève, dit le préfet, dure.");
  const auto first = one.reader(), second = two.reader();
  Xapian::Database both(first.database());
  both.add_database(second.database());
  const search::Vocabulary vocabulary(both);
  const auto query = resolved("préfet MEME PHRASE grève");
  search::OperandMaker maker(vocabulary, query.tree);
  std::vector<search::Operand> operands;
  for (const auto& child : query.tree.children) operands.push_back(maker.make(child, search::Part::Whole));
  Xapian::Enquire enquire(both);
  enquire.set_query(
      search::together_query(operands, search::TextUnit::Sentence, {search::Part::Whole, search::make_deadline()}));
  const auto matches = enquire.get_mset(0, 10);
  CHECK(matches.size() == 2);
  CHECK(matches.get_matches_lower_bound() == 2);
}

TEST_CASE("a condition is asked of every article wherever it stands, and no longer than it may", "[operators]") {
  Archive archive;
  for (int i = 0; i < 9; ++i) archive.add(i < 5 ? "aube" : "banc");
  const auto reader = archive.reader();
  const auto count = [&](const Xapian::Query& query) {
    Xapian::Enquire enquire(reader.database());
    enquire.set_query(query);
    return enquire.get_mset(0, 100).size();
  };
  using Xapian::Query;
  const auto odd = [](std::string_view record) { return index::unpack(record).id.bytes[1] % 2 == 1; };
  const auto of = [&](const Query& candidates) { return search::verified(candidates, odd, search::make_deadline()); };
  const Query aube("aube"), banc("banc");
  CHECK(count(of(Query::MatchAll)) == 5);
  CHECK(count(of(aube)) == 3);
  CHECK(count(Query(Query::OP_OR, of(aube), banc)) == 7);
  CHECK(count(Query(Query::OP_AND_NOT, Query::MatchAll, of(banc))) == 7);
  CHECK(count(Query(Query::OP_AND, of(aube), of(Query::MatchAll))) == 3);
  CHECK(count(Query(Query::OP_XOR, of(Query::MatchAll), banc)) == 5);
  const auto late = search::make_deadline(std::chrono::milliseconds(-1));
  CHECK_THROWS_AS(count(search::verified(aube, odd, late)), core::Error);
}

TEST_CASE("resolution drops a lone elided letter and knows no saved search", "[operators]") {
  CHECK(query::to_string(resolved("l elysee").tree) == query::to_string(resolved("l'elysee").tree));
  CHECK(query::to_string(resolved("visite l elysee").tree) == "(and (word visite) (word elysee))");
  CHECK(query::to_string(resolved("plan d").tree) == "(and (word plan) (word d))");
  CHECK(query::to_string(resolved("l train").tree) == "(and (word l) (word train))");
  const auto saved = resolved("requête:veille");
  REQUIRE(saved.has_error());
  CHECK(saved.remarks[0].code == "unknown-saved");
  CHECK(saved.remarks[0].at == std::string("requête:").size());
}

TEST_CASE("a lower-case operator between two words is pointed at", "[operators]") {
  const auto remark = search::find_lower_case_operator(query::parse("Pegasus ou Predator"));
  REQUIRE(remark);
  CHECK(remark->code == "lower-case-operator");
  CHECK(remark->at == 8);
  CHECK(remark->suggestion == "Pegasus OU Predator");
  CHECK_FALSE(search::find_lower_case_operator(query::parse("médaille d'or olympique")));
  CHECK_FALSE(search::find_lower_case_operator(query::parse("ou Predator")));
  CHECK_FALSE(search::find_lower_case_operator(query::parse("\"Pegasus ou Predator\"")));
}

TEST_CASE("an exact spelling keeps letters and evens out signs", "[operators]") {
  CHECK(search::exact_spelling("l’Œuvre") == "l'Oeuvre");
  CHECK(search::exact_spelling("ŒUVRE") == "OEUVRE");
  CHECK(search::exact_spelling("cœur") == "coeur");
  CHECK(search::exact_spelling("50\u00a0000") == "50 000");
  CHECK(search::exact_spelling("com-\nmission") == "commission");
  CHECK(search::exact_spelling("porte\u2010parole") == "porte-parole");
  CHECK(search::exact_spelling("mo\u00adt") == "mot");
  CHECK(search::lower_first("État") == "état");
}

TEST_CASE("a saved search stands in the place of its name", "[operators]") {
  const std::map<std::string, std::string> kept{
      {"espion", "Pegasus OU Predator"}, {"maroc", "Maroc saved:espion"}, {"faux", "tire:x"},
      {"rond", "x saved:carré"},         {"carré", "saved:rond"},         {"grand", "le Maroc"}};
  const search::SavedQueries saved{[&](const std::string& name) {
                                     const auto found = kept.find(name);
                                     return found == kept.end() ? std::nullopt : std::optional(found->second);
                                   },
                                   [](const std::string&) { return std::string("espion"); }};
  const auto resolved = [&](std::string_view typed) { return search::resolve(query::parse(typed), today, saved); };
  const auto reading = [&](std::string_view typed) { return query::to_string(resolved(typed).tree); };
  CHECK(reading("saved:espion") == reading("Pegasus OU Predator"));
  CHECK(reading("Requête:espion") == reading("Pegasus OU Predator"));
  CHECK(reading("saved:\"espion\"") == reading("Pegasus OU Predator"));
  CHECK(reading("saved:espion OU NSO") == reading("Pegasus OU Predator OU NSO"));
  CHECK(reading("vu saved:maroc") == reading("vu Maroc (Pegasus OU Predator)"));
  CHECK(reading("vu SAUF saved:maroc") == reading("vu SAUF (Maroc (Pegasus OU Predator))"));
  const auto refused = [&](std::string_view typed) {
    const auto query = resolved(typed);
    for (const auto& remark : query.remarks)
      if (remark.is_error) return remark;
    return query::Remark{};
  };
  CHECK(refused("vu saved:espions").code == "unknown-saved");
  CHECK(refused("vu saved:espions").at == std::string("vu saved:").size());
  CHECK(refused("vu saved:espions").suggestion == "espion");
  CHECK(refused("saved:(a b)").code == "unknown-saved");
  CHECK(refused("saved:rond").code == "saved-cycle");
  CHECK(refused("saved:faux").code == "unknown-field");
  CHECK(refused("x saved:faux").at == std::string("x saved:").size());
  // Only the first word of a query is read as one that may have its capital from there.
  const auto tree = resolved("saved:grand").tree;
  REQUIRE(tree.children.size() == 2);
  CHECK(tree.children[0].span.begin != tree.children[1].span.begin);
}
