// SPDX-License-Identifier: GPL-3.0-or-later
// What is named in a text: the rows of tests/tables/entities.tsv, rules, spans, lessons, lists, cost on hostile text.
#include <catch2/catch.hpp>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <set>

#include "archive/entities/entities.hpp"
#include "archive/text/utf8.hpp"
#include "random_text.hpp"
#include "table.hpp"

using namespace archive;
using entities::Kind;
using entities::Lesson;
using entities::Part;

namespace {

using Names = std::set<std::string>;

std::string plain(std::string text) {
  for (std::size_t at = 0; (at = text.find("’", at)) != std::string::npos;)
    text.replace(at, std::string("’").size(), "'");
  while (!text.empty() && text.front() == ' ') text.erase(0, 1);
  while (!text.empty() && text.back() == ' ') text.pop_back();
  return text;
}

Names names(std::string_view body, const std::vector<Lesson>& lessons = {}, std::string_view title = {}) {
  Names found;
  for (const auto& mention : entities::find_entities(title, body, lessons)) {
    found.insert(plain(std::string(entities::name_of(mention.kind)) + ":" + mention.name));
  }
  return found;
}

std::vector<std::string> spans(std::string_view body) {
  std::vector<std::string> texts;
  for (const auto& mention : entities::find_entities({}, body))
    texts.emplace_back(body.substr(mention.span.begin, mention.span.size()));
  return texts;
}

std::vector<std::string> split(const std::string& text, const std::string& by) {
  std::vector<std::string> parts;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find(by, begin), text.size());
    parts.push_back(plain(text.substr(begin, end - begin)));
    begin = end + by.size();
  }
  return parts;
}

/// As the table's rules say: alternatives by ` / `, `?` may be, `!` must not be, nothing else.
bool agrees(const std::string& expected, const Names& got) {
  Names explained;
  for (std::string item : expected == "none" ? std::vector<std::string>() : split(expected, ";")) {
    const char mark = item.front() == '?' || item.front() == '!' ? item.front() : ' ';
    if (mark != ' ') item.erase(0, 1);
    const std::size_t colon = item.find(':');
    bool hit = false;
    for (const auto& name : split(item.substr(colon + 1), " / ")) {
      const std::string one = item.substr(0, colon + 1) + name;
      hit = hit || got.contains(one);
      explained.insert(one);
    }
    if (mark == '!' ? hit : mark == ' ' && !hit) return false;
  }
  return std::includes(explained.begin(), explained.end(), got.begin(), got.end());
}

std::string joined(const Names& names) {
  std::string text;
  for (const auto& name : names) text += (text.empty() ? "" : "; ") + name;
  return text.empty() ? "none" : text;
}

bool holds(std::string_view title, std::string_view body) {
  Part part = Part::Title;
  std::size_t end = 0;
  for (const auto& mention : entities::find_entities(title, body)) {
    if (mention.part != part) {
      if (mention.part == Part::Title) return false;
      part = mention.part;
      end = 0;
    }
    const std::string_view text = part == Part::Title ? title : body;
    const auto on_border = [&](std::size_t at) {
      return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80;
    };
    if (mention.span.begin < end || mention.span.end <= mention.span.begin || mention.span.end > text.size())
      return false;
    if (!on_border(mention.span.begin) || !on_border(mention.span.end)) return false;
    if (mention.name.empty() || mention.evidence.empty() || mention.confidence <= 0 || mention.confidence > 1)
      return false;
    end = mention.span.end;
  }
  return true;
}

}  // namespace

TEST_CASE("every row of the tables of names gives its names") {
  const auto table = GENERATE(as<std::string>{}, "entities.tsv", "entities_own.tsv");
  for (const auto& row : tests::read_table(table)) {
    const Names got = names(row[1]);
    INFO(table << ":" << row.line << ": " << row[0] << " " << row[1] << "\nexpected " << row[2] << "\ngot "
               << joined(got));
    CHECK(agrees(row[2], got));
  }
}

TEST_CASE("a mention has neither title nor role nor article nor elision") {
  CHECK(spans("Hier M. Garnier a vu le ministre Paul Lefort.") == std::vector<std::string>{"Garnier", "Paul Lefort"});
  CHECK(spans("Un rapport de l’Insee, hier.") == std::vector<std::string>{"Insee"});
  CHECK(spans("Il rentre au Havre.") == std::vector<std::string>{"Havre"});
}

TEST_CASE("particles belong to the surname") {
  CHECK(names("On attend Valéry Giscard d’Estaing ce soir.").contains("person:Valéry Giscard d'Estaing"));
  CHECK(names("On relit Simone de Beauvoir.").contains("person:Simone de Beauvoir"));
  CHECK(names("Le discours de M. de Villepin a plu.").contains("person:de Villepin"));
}

TEST_CASE("a bare surname, before or after, is the person of the full name") {
  CHECK(names("Lucie Bertrand préside la séance. Puis Bertrand se tait.") == Names{"person:Lucie Bertrand"});
  CHECK(names("Le lendemain, Lucie Bertrand revient.", {}, "Bertrand ne dit rien") == Names{"person:Lucie Bertrand"});
  CHECK(names("Lucie Bertrand et Hugo Bertrand sont venus. M. Bertrand est parti.") ==
        Names{"person:Lucie Bertrand", "person:Hugo Bertrand"});
}

TEST_CASE("initials join the full name of the article, and no other") {
  CHECK(names("Jean-Marc Colin écrit. J.-M. Colin signe.") == Names{"person:Jean-Marc Colin"});
  CHECK(names("Jean-Marc Colin écrit. P. Colin signe.").size() == 2);
}

TEST_CASE("a long form and its acronym are one organisation") {
  CHECK(names("La Société des lecteurs du soir (SLS) se réunit. La SLS vote.") ==
        Names{"org:Société des lecteurs du soir"});
  CHECK(names("La SLS (Société des lecteurs du soir) vote.").contains("org:Société des lecteurs du soir"));
  CHECK_FALSE(
      names("La Société des lecteurs du soir (XYZ) se réunit.").contains("org:Société des lecteurs du soir (XYZ)"));
}

TEST_CASE("a head in small letters makes an organisation of the name behind it") {
  CHECK(spans("Il travaille à l’université de Poitiers.") == std::vector<std::string>{"université de Poitiers"});
  CHECK(spans("Elle saisit le tribunal de Dijon.") == std::vector<std::string>{"tribunal de Dijon"});
  CHECK(spans("Un communiqué du ministère de la Santé.") == std::vector<std::string>{"ministère de la Santé"});
  CHECK(names("Le groupe Velmont vend. Velmont Group se tait.") == Names{"org:Velmont Group"});
}

TEST_CASE("places are named as French names them") {
  CHECK(names("Une foule à Beijing.") == Names{"place:Pékin"});
  CHECK(names("Il pleut à St Malo.") == Names{"place:Saint-Malo"});
}

TEST_CASE("a capital at the start of a sentence or in a line of capitals proves nothing") {
  CHECK(names("Tours et détours. Rose est la couleur. Petit à petit.").empty());
  CHECK(names("LES ENSEIGNANTS MANIFESTENT").empty());
}

TEST_CASE("in a line of capitals a person ends at a common word, and is named as the text writes it") {
  CHECK(names("Bruno Lefort et Laure Morel se disputent.", {}, "BRUNO LEFORT FACE À LAURE MOREL") ==
        Names{"person:Bruno Lefort", "person:Laure Morel"});
}

TEST_CASE("a product is what its head says it is") {
  CHECK(names("Le logiciel Orvia tombe en panne. Orvia repart.") == Names{"product:Orvia"});
}

TEST_CASE("lessons are above the lists: aliases join, what is denied is not shown") {
  const std::vector<Lesson> alias = {{"Zorvex", Kind::Org, "Zorvex International", false}};
  CHECK(names("Les ventes de Zorvex montent.", alias) == Names{"org:Zorvex International"});
  const std::vector<Lesson> denied = {{"france", Kind::Place, "France", true}};
  CHECK(names("Il quitte la France pour l’Italie.", denied) == Names{"place:Italie"});
}

TEST_CASE("spans are ordered, apart and on code points, whatever the text") {
  for (unsigned seed = 0; seed < 3000; ++seed) {
    const std::string title = tests::random_text(seed), body = tests::random_text(seed + 7919);
    const std::string clean = text::clean(body);
    INFO("seed " << seed);
    REQUIRE(holds(text::clean(title), clean));
  }
}

TEST_CASE("the cost stays linear on hostile text") {
  const auto repeated = [](std::string_view piece, std::size_t size) {
    std::string text;
    while (text.size() < size) text += piece;
    return text;
  };
  for (const std::string_view piece :
       {"A", "A ", "A.", "Jean ", "Jean-", "(A) ", "Union de ", "le groupe de la ", "d'", "M. ", "Paris ", "Saint-",
        "É", "Fédération nationale des ", "Marie Durand. Durand ", "A.B", "((((", "« "}) {
    const std::string text = repeated(piece, 1u << 20);
    const auto start = std::chrono::steady_clock::now();
    CHECK(holds({}, text));
    const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - start;
    INFO("piece " << piece);
    CHECK(taken.count() < 4);
  }
}

TEST_CASE("each list of names says what it is, and is sorted without duplicates") {
  for (const std::string folder : {"/data/entities", "/data/gazetteer"}) {
    for (const auto& file : std::filesystem::directory_iterator(ARCHIVE_SOURCE_DIR + folder)) {
      std::ifstream in(file.path());
      std::vector<std::string> lines;
      std::string comments;
      for (std::string line; std::getline(in, line);)
        (line.starts_with('#') ? comments += line : lines.emplace_back(line));
      INFO(file.path());
      CHECK(comments.find("Source: ") != std::string::npos);
      CHECK(std::is_sorted(lines.begin(), lines.end()));
      CHECK(std::adjacent_find(lines.begin(), lines.end()) == lines.end());
    }
  }
}

TEST_CASE("the second byte of a letter is not taken for the first of a soft hyphen", "[entities]") {
  CHECK(names("Le ministre Paulo Câmara a démissionné lundi.") == Names{"person:Paulo Câmara"});
}

TEST_CASE("soft hyphens and characters of no width inside words change nothing", "[entities]") {
  CHECK(names("Son télé\u00ADphone est écouté par le logi\u00ADciel espion Pega\u00ADsus depuis lundi.") ==
        Names{"product:Pegasus"});
  CHECK(names("Le pré\u00ADsi\u00ADdent Emma\u00ADnuel Ma\u200Bcron est à Mar\u2060seille.") ==
        Names{"person:Emmanuel Macron", "place:Marseille"});
  CHECK(spans("Il vit à Mar\u00ADseille\u00AD.") == std::vector<std::string>{"Mar\u00ADseille"});
}

TEST_CASE("a listed body that is a common word too is proven by the one beside it", "[entities]") {
  CHECK(names("Libération et Le Figaro l'affirment.") == Names{"org:Libération", "org:Le Figaro"});
  CHECK(names("Libération et joie dans la ville.").empty());
}

TEST_CASE("a role behind « et » is no part of an organisation", "[entities]") {
  CHECK(names("Il est élu du Front national et membre du bureau.") == Names{"org:Front national"});
  CHECK(names("Elle préside le Conseil économique et social.") == Names{"org:Conseil économique et social"});
}

TEST_CASE("what belongs to somebody is no part of the name", "[entities]") {
  CHECK(names("La Ferrari de Charles Leclerc a gagné.").contains("person:Charles Leclerc"));
  CHECK(names("Hier, Antoine de Saint-Exupéry est parti.") == Names{"person:Antoine de Saint-Exupéry"});
}
