// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include <fstream>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "archive/query/query.hpp"
#include "archive/text/utf8.hpp"

using namespace archive;
using query::parse;
using query::to_string;

namespace {

std::string tree(std::string_view text) { return to_string(parse(text).tree); }

/// `column code`, the column in code points from 1, of what is said of a query: errors first marked `!`.
std::string said(std::string_view text, query::ParseOptions options = {}) {
  const auto query = parse(text, options);
  std::string all;
  for (const auto& remark : query.remarks) {
    if (!all.empty()) all += ", ";
    const auto column = text::count_code_points(std::string_view(query.text).substr(0, remark.at)) + 1;
    all += (remark.is_error ? "!" : "") + std::to_string(column) + ' ' + remark.code;
  }
  return all;
}

const query::Remark& first_error(const query::Query& query) {
  for (const auto& remark : query.remarks) {
    if (remark.is_error) return remark;
  }
  FAIL("no error in " << query.text);
  throw 0;
}

std::string unescaped(const std::string& cell) {
  std::string text;
  for (std::size_t i = 0; i < cell.size(); ++i) {
    if (cell.compare(i, 2, "\\u") != 0) {
      text += cell[i];
      continue;
    }
    text::append(text, static_cast<char32_t>(std::stoul(cell.substr(i + 2, 4), nullptr, 16)));
    i += 5;
  }
  return text;
}

/// The English names of the fields in the table, which resolution puts in place of the French ones.
query::Node with_english_fields(query::Node node) {
  if (node.kind == query::NodeKind::Field && node.text == "titre") node.text = "title";
  if (node.kind == query::NodeKind::Field && node.text == "evoque") node.text = "mentions";
  for (auto& child : node.children) child = with_english_fields(std::move(child));
  return node;
}

std::string resolved(const std::string& text) { return to_string(with_english_fields(parse(text).tree)); }

/// What only resolution can tell: it knows fields, dates, saved searches and the stop list.
const std::set<std::string> told_later = {"unknown-field", "bad-date", "unknown-saved", "short-id", "only-stop-words"};

void check_row(const std::string& text, const std::string& expectation) {
  const auto query = parse(text);
  std::istringstream words(expectation);
  std::string kind, column, code;
  words >> kind;
  if (kind == "parsed:") {
    CHECK("parsed: " + resolved(text) == expectation);
  } else if (kind == "same:") {
    CHECK(resolved(text) == resolved(expectation.substr(6)));
  } else if (kind == "error") {
    words >> column >> code;
    if (told_later.count(code) == 0) CHECK(said(text) == "!" + column + ' ' + code);
    else CHECK_FALSE(query.has_error());
    return;
  } else if (kind == "remark") {
    words >> code;
    if (told_later.count(code) == 0) CHECK(said(text).find(code) != std::string::npos);
  } else {
    REQUIRE(kind == "ok");
  }
  CHECK_FALSE(query.has_error());
}

struct Row {
  std::string query, expected;
};

void check_trees(const std::vector<Row>& rows) {
  for (const auto& row : rows) {
    INFO(row.query);
    CHECK(tree(row.query) == row.expected);
    CHECK_FALSE(parse(row.query).has_error());
  }
}

void check_said(const std::vector<Row>& rows) {
  for (const auto& row : rows) {
    INFO(row.query);
    CHECK(said(row.query) == row.expected);
  }
}

void check_same(const std::vector<std::string>& spellings) {
  for (const auto& spelling : spellings) {
    INFO(spelling);
    CHECK(tree(spelling) == tree(spellings.front()));
    CHECK_FALSE(parse(spelling).has_error());
  }
}

}  // namespace

TEST_CASE("the table of query syntax holds where it needs no archive") {
  std::ifstream file(ARCHIVE_SOURCE_DIR "/tests/tables/query_syntax.tsv");
  std::string line;
  REQUIRE(std::getline(file, line));
  int rows = 0;
  while (std::getline(file, line)) {
    const auto first = line.find('\t'), second = line.find('\t', first + 1);
    REQUIRE(second != std::string::npos);
    INFO(line);
    check_row(unescaped(line.substr(first + 1, second - first - 1)), unescaped(line.substr(second + 1)));
    ++rows;
  }
  CHECK(rows > 50);
}

TEST_CASE("equivalent spellings of an operator print the same line") {
  check_same({"a OU b", "a OR b", "a | b", "a|b", "(a OU b)"});
  check_same({"a ET b", "a AND b", "a & b", "a b", "(a) (b)"});
  check_same({"a SAUF b", "a SANS b", "a NOT b", "a -b", "a ET SAUF b", "a ET -b"});
  check_same({"a PRES/5 b", "a PRÈS/5 b", "a NEAR/5 b"});
  check_same({"a PRES/10 b", "a PRES/ b"});
  check_same({"a AVANT/5 b", "a ADJ/5 b"});
  check_same({"a MEME PHRASE b", "a MÊME PHRASE b", "a SAME  SENTENCE b"});
  check_same({"a MEME PARAGRAPHE b", "a MÊME PARAGRAPHE b", "a SAME PARAGRAPH b"});
  check_same({"AUMOINS/3 a", "ATLEAST/3 a"});
  check_same({"DEBUT/60 a", "DÉBUT/60 a", "FIRST/60 a", "DE\u0301BUT/60 a"});
}

TEST_CASE("all pairs of quotes make the same phrase") {
  check_same({"\"a l'eau\"", "“a l'eau”", "„a l'eau“", "«a l'eau»", "‹a l'eau›", "‘a l’eau’", "'a l'eau'",
              "«\u00a0a l’eau\u202f»", "\" a  l'eau \"", "«a, l'eau.»"});
}

TEST_CASE("operators bind as proximity, NOT, AND, OR") {
  check_trees({
      {"a OU b c", "(or (word a) (and (word b) (word c)))"},
      {"a b OU c d OU e", "(or (and (word a) (word b)) (and (word c) (word d)) (word e))"},
      {"a -b PRES/3 c", "(and (word a) (not (near 3 (word b) (word c))))"},
      {"a SAUF b OU c", "(or (and (word a) (not (word b))) (word c))"},
      {"=a PRES/3 +b", "(near 3 (exact a) (family b))"},
      {"AUMOINS/3 a b", "(and (atleast 3 (word a)) (word b))"},
      {"a (b (c d)) OU (e OU (f OU g))", "(or (and (word a) (word b) (word c) (word d)) (word e) (word f) (word g))"},
      {"a PRES/3 b PRES/3 c", "(near 3 (word a) (word b) (word c))"},
      {"-(a OU b) c", "(and (not (or (word a) (word b))) (word c))"},
      {"titre:(a PRES/3 b) c", "(and (field titre (near 3 (word a) (word b))) (word c))"},
      {"-titre:a b", "(and (not (field titre (word a))) (word b))"},
      {"a PRES/2 (b OU \"c d\" OU efg*)", "(near 2 (word a) (or (word b) (phrase c d) (prefix efg)))"},
  });
}

TEST_CASE("operators are capitals alone, and words in quotes or after a field") {
  check_trees({
      {"a et b", "(and (word a) (word et) (word b))"},
      {"a Ou b", "(and (word a) (word Ou) (word b))"},
      {"a PRES b", "(and (word a) (word PRES) (word b))"},
      {"AVANT DEBUT FIRST", "(and (word AVANT) (word DEBUT) (word FIRST))"},
      {"AVANT/APRÈS", "(word AVANT/APRÈS)"},
      {"MEME chose", "(and (word MEME) (word chose))"},
      {"\"a OU b\"", "(phrase a OU b)"},
      {"title:OU", "(field title (word OU))"},
      {"=ET", "(exact ET)"},
      {"R&D", "(word R&D)"},
  });
}

TEST_CASE("elided words are left out of plain words and kept in phrases") {
  check_trees({
      {"l'espion qu’il", "(and (word espion) (word il))"},
      {"jusqu'à D'Artagnan", "(and (word à) (word Artagnan))"},
      {"aujourd'hui presqu'île prud'homme quelqu'un",
       "(and (word aujourd'hui) (word presqu'île) (word prud'homme) (word quelqu'un))"},
      {"d'aujourd'hui", "(word aujourd'hui)"},
      {"O'Brien main-d'œuvre", "(and (word O'Brien) (word main-d'œuvre))"},
      {"l elysee", "(and (word l) (word elysee))"},
      {"l'\"affaire\" l' espion", "(and (phrase affaire) (word espion))"},
      {"=l'espion", "(exact espion)"},
      {"l'espion*", "(prefix espion)"},
      {"\"question de l’eau\"", "(phrase question de l eau)"},
      {"\"aujourd’hui\"", "(phrase aujourd’hui)"},
  });
}

TEST_CASE("words lose outer punctuation and keep their signs") {
  check_trees({
      {"(grève), blocage; fin.", "(and (word grève) (word blocage) (word fin))"},
      {"C++ C# .NET AC/DC", "(and (word C++) (word C#) (word .NET) (word AC/DC))"},
      {"#MeToo @compte", "(and (word #MeToo) (word @compte))"},
      {"nom@exemple.fr", "(word nom@exemple.fr)"},
      {"https://exemple.fr/a?b=c*~d", "(word https://exemple.fr/a?b=c*~d)"},
      {"3,5 50.000 n°5 50€", "(and (word 3,5) (word 50.000) (word n°5) (word 50€))"},
      {"St-Étienne est-il", "(and (word St-Étienne) (word est-il))"},
      {"Ukraine : guerre", "(and (word Ukraine) (word guerre))"},
      {"titre: mot", "(and (word titre) (word mot))"},
      {"18:05 gare", "(and (word 18:05) (word gare))"},
      {"minis\u200bte\u0300re", "(word ministère)"},
  });
}

TEST_CASE("a number whose groups are spaced is one word") {
  check_trees({
      {"50 000 voix", "(and (word \"50 000\") (word voix))"},
      {"50\u202f000", "(word \"50 000\")"},
      {"1 234 567,8", "(word \"1 234 567,8\")"},
      {"$50 000, 300", "(and (word \"$50 000\") (word 300))"},
      {"50  000", "(and (word 50) (word 000))"},
      {"2024 000", "(and (word 2024) (word 000))"},
      {"01 23 45 67 89", "(word \"01 23 45 67 89\")"},
      {"12 345m", "(and (word 12) (word 345m))"},
      {"\"les 50 000 voix\"", "(phrase les \"50 000\" voix)"},
      {"\"les 1\u00a0201 212 voix\"", "(phrase les \"1 201 212\" voix)"},
  });
}

TEST_CASE("fields take one value") {
  check_trees({
      {"titre:l'espion mot", "(and (field titre (word espion)) (word mot))"},
      {"mot-clé:\"a b\"", "(field mot-clé (phrase a b))"},
      {"source:le-monde", "(field source (word le-monde))"},
      {"date:2023..2024", "(field date (range 2023 2024))"},
      {"date:..2024 date:2023..", "(and (field date (range * 2024)) (field date (range 2023 *)))"},
      {"date:\"12 mai 2023\"..hier", "(field date (range \"12 mai 2023\" hier))"},
      {"titre:suspense...", "(field titre (word suspense))"},
      {"date:12/05/2023", "(field date (word 12/05/2023))"},
  });
  CHECK(parse("date:\"l'an dernier\"").tree.children.front().text == "l'an dernier");
}

TEST_CASE("an error stands under the first character of what is wrong") {
  check_said({
      {"é \"b", "!3 unclosed-quote"},
      {"é (b", "!3 unclosed-parenthesis"},
      {"é ) b", "!3 unopened-parenthesis"},
      {"OU a", "!1 missing-operand"},
      {"a OU", "!5 missing-operand"},
      {"a OU OU b", "!6 missing-operand"},
      {"(a ET) b", "!6 missing-operand"},
      {"a SAUF", "!7 missing-operand"},
      {"a PRES/3", "!9 missing-operand"},
      {"PRES/3 a", "!1 missing-operand"},
      {"AUMOINS/3", "!10 missing-operand"},
      {"a ()", "!4 missing-operand"},
      {"a --b", "!4 missing-operand"},
      {"a titre:", "!3 empty-field"},
      {"(titre:)", "!2 empty-field"},
      {"titre:\"\"", "!1 empty-field"},
      {"titre:( )", "!1 empty-field"},
      {"titre:-a", "!1 empty-field"},
      {"titre:*ab", "!7 short-truncation"},
      {"titre:\"a", "!7 unclosed-quote"},
      {"titre:(a", "!7 unclosed-parenthesis"},
      {"a = b", "!3 missing-word"},
      {"a +", "!3 missing-word"},
      {"+\"a b\"", "!1 missing-word"},
      {"+titre:a", "!1 missing-word"},
      {"~abcd", "!1 missing-word"},
      {"=abcd*", "!2 bad-operand"},
      {"a PRES/0 b", "!3 bad-distance"},
      {"a PRES/1001 b", "!3 bad-distance"},
      {"a PRES/99999999999999999999 b", "!3 bad-distance"},
      {"AUMOINS/ a", "!1 bad-distance"},
      {"abcd~3", "!5 bad-distance"},
      {"a PRES/3 (b c)", "!10 bad-operand"},
      {"(a b) MEME PHRASE c", "!1 bad-operand"},
      {"a PRES/3 titre:b", "!10 bad-operand"},
      {"a PRES/3 b AVANT/3 c", "!12 bad-operand"},
      {"AUMOINS/3 (a b)", "!11 bad-operand"},
      {"a ab*", "!3 short-truncation"},
      {"a *abc", "!3 short-truncation"},
      {"m*mot", "!1 short-truncation"},
      {"a*b*c", "!1 wide-truncation"},
      {"abc~", "!4 fuzzy-short"},
      {"abcde~2", "!6 fuzzy-short"},
      {"covid19~", "!8 fuzzy-number"},
      {"", "!1 empty-query"},
      {" \n ", "!1 empty-query"},
  });
}

TEST_CASE("a part that only excludes is an error unless a filter stands beside it") {
  check_said({
      {"-a", "!1 only-negative"},
      {"-a -b", "!1 only-negative"},
      {"a OU -b", "!6 only-negative"},
      {"titre:(-a)", "!7 only-negative"},
      {"-titre:a", "!1 only-negative"},
      {"-a titre:b", ""},
      {"(-a) b", ""},
  });
  CHECK(said("-a", {.filtered = true}).empty());
  CHECK(said("", {.filtered = true}).empty());
  CHECK(to_string(parse("", {.filtered = true}).tree) == "(all)");
}

TEST_CASE("what people paste is no error") {
  check_said({
      {"Que faire ? rien !", "11 lone-punctuation"},
      {"« Non ! » : l'accord…", "11 lone-punctuation"},
      {"grève »", "7 stray-quote"},
      {"grève» totale”", "6 stray-quote"},
      {"grève’", "6 stray-quote"},
      {"'grève", "1 stray-quote"},
      {"les ’90s", "5 stray-quote"},
      {"\U0001F600 grève", "1 lone-punctuation"},
      {"a - b – c", "3 lone-punctuation"},
      {"* ~ a", "1 lone-punctuation"},
      {"?!", "1 lone-punctuation, !1 empty-query"},
      {"LE MAIRE ET LE PRÉFET", "10 capitals"},
      {"Maire ET PRÉFET", ""},
      {"NSO OU \"logiciel espion\"", ""},
      {"A B", ""},
  });
}

TEST_CASE("an error says in words what is wrong and what to write") {
  CHECK(first_error(parse("titre:")).message == "the field \"titre\" has no value");
  CHECK(first_error(parse("titre:-mot")).suggestion == "-titre:mot");
  CHECK(first_error(parse("+titre:mot")).suggestion == "titre:+");
  CHECK(first_error(parse("a OU")).message == "\"OU\" needs something to search after it");
  CHECK(first_error(parse("ET a")).message == "\"ET\" needs something to search before it");
  CHECK(first_error(parse("\"a")).message.shown().find("shell") != std::string::npos);
  CHECK(first_error(parse("abcde~2")).suggestion == "abcde~1");
  CHECK(first_error(parse("2024~")).suggestion == "2024");
}

TEST_CASE("nesting and length have a limit") {
  const auto nested = [](std::size_t depth) { return std::string(depth, '(') + 'a' + std::string(depth, ')'); };
  CHECK(tree(nested(100)) == "(word a)");
  CHECK(said(nested(101)) == "!101 too-deep");
  CHECK(said(std::string(9000, '(')) == "!101 too-deep");
  std::string counts;
  for (int i = 0; i < 101; ++i) counts += "DEBUT/9 ";
  CHECK(said(counts + "a") == "!801 too-deep");
  std::string excluded = "a";
  for (int i = 0; i < 1400; ++i) excluded += " SAUF b";
  CHECK(said(excluded).empty());
  CHECK(said("é" + std::string(9999, 'a')).empty());
  CHECK(said("é" + std::string(10000, 'a')) == "!10001 too-long");
}

TEST_CASE("spans cover what a node was read from") {
  const auto text = [](const query::Query& query, const query::Node& node) {
    return query.text.substr(node.span.begin, node.span.size());
  };
  const auto query = parse("l'été (b OU c) titre:\"d e\", f PRES/3 g");
  REQUIRE(query.tree.children.size() == 4);
  CHECK(text(query, query.tree.children[0]) == "été");
  CHECK(text(query, query.tree.children[1]) == "(b OU c)");
  CHECK(text(query, query.tree.children[2]) == "titre:\"d e\"");
  CHECK(text(query, query.tree.children[2].children[0]) == "\"d e\"");
  CHECK(text(query, query.tree.children[3]) == "f PRES/3 g");
}
