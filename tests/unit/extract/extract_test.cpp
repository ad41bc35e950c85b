// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/extract/extract.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <fstream>
#include <random>
#include <sstream>

#include "archive/core/error.hpp"
#include "archive/dates/zone.hpp"
#include "archive/text/utf8.hpp"

using namespace archive;
using extract::Context;

namespace {

using Strings = std::vector<std::string>;

core::Article read(std::string_view text, const Context& context = {}) { return extract::read_text(text, context); }

core::Article read_line(std::string_view line, const Context& context = {}) {
  return extract::read_jsonl_line(line, context);
}

template <typename Call>
std::string refusal(Call call) {
  try {
    (void)call();
  } catch (const core::InputError& error) {
    return error.code();
  }
  return "accepted";
}

std::string day(const core::Article& article) { return article.date ? core::to_iso(*article.date) : "null"; }

const core::Provenance* provenance(const core::Article& article, std::string_view field) {
  const auto found = std::find_if(article.provenance.begin(), article.provenance.end(),
                                  [&](const auto& entry) { return entry.field == field; });
  return found == article.provenance.end() ? nullptr : &*found;
}

Context captured(std::string_view time) {
  Context context;
  context.capture = dates::parse_moment_in_archive_zone(time);
  return context;
}

const std::string prose =
    "Le conseil municipal a voté mardi soir le budget de la commune, après trois heures de débats animés.\n\n"
    "« Nous avons trouvé un équilibre », a déclaré l’adjointe aux finances devant une salle comble.";

}  // namespace

TEST_CASE("a title, a dateline and paragraphs are read from a plain text") {
  const auto article = read("samedi, 20 avril 2024\n\nUn titre\n\n" + prose + "\n");
  CHECK(article.title == "Un titre");
  CHECK(day(article) == "2024-04-20");
  CHECK(article.date_from == "dateline");
  CHECK(article.body == prose);
  CHECK(article.removed.empty());
  REQUIRE(provenance(article, "date") != nullptr);
  CHECK(provenance(article, "date")->detail == "samedi, 20 avril 2024");
}

TEST_CASE("the dateline may follow the title or begin the first paragraph") {
  const auto after = read("Un titre\nLe 20 avril 2024\n\n" + prose);
  CHECK(after.title == "Un titre");
  CHECK(day(after) == "2024-04-20");
  CHECK(after.body == prose);
  const auto inside = read("Un titre\n\nPARIS, 20 avr 2024 (AFP) – " + prose);
  CHECK(day(inside) == "2024-04-20");
  CHECK(inside.body == prose);
  CHECK(inside.source == "AFP");
  REQUIRE(provenance(inside, "place") != nullptr);
  CHECK(provenance(inside, "place")->detail == "PARIS");
}

TEST_CASE("an agency is no source where one is given") {
  Context context;
  context.overrides.source = "Le Courrier du Littoral";
  const auto article = read("PARIS, 20 avr 2024 (AFP) – " + prose, context);
  CHECK(article.source == "Le Courrier du Littoral");
  CHECK(article.title.empty());
}

TEST_CASE("a dateline with the wrong weekday is noted") {
  const auto article = read("lundi 20 avril 2024\n\nUn titre\n\n" + prose);
  CHECK(day(article) == "2024-04-20");
  CHECK(provenance(article, "date")->detail.find("weekday") != std::string::npos);
}

TEST_CASE("a visible line of publication is trusted more than a dateline") {
  const auto article = read(
      "Un titre\n\nPar Anne Durand, le 3 mai 2024\nMis à jour le 4 mai 2024 à 9 h 12\n\n"
      "LYON, 2 mai 2024 (AFP) - " +
      prose);
  CHECK(day(article) == "2024-05-03");
  CHECK(article.date_from == "visible");
  CHECK(article.updated == "2024-05-04T09:12:00+02:00");
  CHECK(article.authors == Strings{"Anne Durand"});
  CHECK(article.body == prose);
  CHECK(provenance(article, "date")->detail.find("rejected 2024-05-02") != std::string::npos);
  const auto foot = read("Un titre\n\n" + prose + "\n\nPublié le 3 mai 2024 à 18h05");
  CHECK(foot.published == "2024-05-03T18:05:00+02:00");
  CHECK(foot.body == prose);
}

TEST_CASE("no day after the capture or before 1600 is taken") {
  const auto late = read("PARIS, 20 avr 2024 (AFP) – " + prose, captured("2024-04-18T09:00"));
  CHECK(day(late) == "null");
  CHECK(provenance(late, "date")->detail.find("after the capture") != std::string::npos);
  CHECK(day(read("PARIS, 20 avr 2024 (AFP) – " + prose, captured("2024-04-19T09:00"))) == "2024-04-20");
  CHECK(day(read("20 avril 1515\n\nUn titre\n\n" + prose)) == "null");
  CHECK(day(read("PARIS, 20 avr (AFP) – " + prose, captured("2024-04-22T09:00"))) == "2024-04-20");
}

TEST_CASE("a first line that is a paragraph is no title") {
  const std::string first =
      "Une longue première phrase qui tient lieu de début, sans titre, et qui dépasse très largement la longueur que "
      "les journaux donnent à leurs titres, même les plus bavards d’entre eux.";
  CHECK(read(first + "\n\n" + prose).title.empty());
  CHECK(read(first + "\n" + prose).body == first + "\n" + prose);
  CHECK(read("La grève cesse.").title.empty());
  CHECK(read("La grève cesse.").body == "La grève cesse.");
  CHECK(read("La grève cesse").title == "La grève cesse");
}

TEST_CASE("a title may be followed at once by its text or run over two lines") {
  const auto close = read("Un titre court\n" + prose);
  CHECK(close.title == "Un titre court");
  CHECK(close.body == prose);
  const auto wrapped = read("Le budget de la commune voté après trois heures\nde débats animés au conseil\n\n" + prose);
  CHECK(wrapped.title == "Le budget de la commune voté après trois heures de débats animés au conseil");
  CHECK(wrapped.body == prose);
}

TEST_CASE("hard-wrapped paragraphs keep their line breaks") {
  const std::string wrapped =
      "Le conseil municipal a voté mardi soir\nle budget de la commune, après trois\nheures de débats.";
  CHECK(read("Un titre\n\n\n  " + wrapped + "  \n \n" + prose).body == wrapped + "\n\n" + prose);
}

TEST_CASE("what surrounds a copied page goes to removed, in order") {
  const auto article = read("Accueil > Politique\nMenu\n\nUn titre\n\n" + prose +
                            "\nLire aussi : Le budget de l’an dernier\n\nUn dernier paragraphe, plus court.\n\n"
                            "Toute l'actualité en temps réel, est sur Le Courrier\n\nLAISSER UN COMMENTAIRE\n\n"
                            "S'il vous plaît entrez votre commentaire!\nS’il vous plaît entrez votre nom ici\n");
  CHECK(article.title == "Un titre");
  CHECK(article.body == prose + "\n\nUn dernier paragraphe, plus court.");
  CHECK(article.removed == Strings{"Accueil > Politique\nMenu", "Lire aussi : Le budget de l’an dernier",
                                   "Toute l'actualité en temps réel, est sur Le Courrier", "LAISSER UN COMMENTAIRE",
                                   "S'il vous plaît entrez votre commentaire!\nS’il vous plaît entrez votre nom ici"});
}

TEST_CASE("the foot of a page is cut with what follows it") {
  const auto article = read("Un titre\n\n" + prose +
                            "\n\nJeanne Petit\n\nVOTRE AVIS\n\nNom :\nVille de résidence\nEnvoyer\n\n"
                            "© 2024 Le Courrier. Tous droits réservés.");
  CHECK(article.body == prose + "\n\nJeanne Petit");
  CHECK(article.removed.size() == 3);
  CHECK(read("Un titre\n\n" + prose + "\n\nPartager\nFacebook\nSociété\n").body == prose);
  CHECK(read("Un titre\n\n" + prose + "\n\nArticles similaires\n\nUn autre titre\n\nUn résumé de cet autre article.")
            .body == prose);
}

TEST_CASE("prose that speaks of comments and cookies is kept") {
  const std::string text =
      "« Nous utilisons des cookies pour mesurer l’audience », explique le directeur du site.\n\n"
      "Laisser un commentaire est pourtant devenu difficile, regrette une lectrice.\n\n"
      "Il suffit d’écrire à la rédaction. Pour beaucoup de\nlecteurs, c’est trop compliqué, et l’on attend un bouton\n"
      "Partager\nsous chaque article.\n\nAbonnez-vous, nous dit-on partout.\n\n" +
      prose;
  const auto article = read("Les commentaires disparaissent des sites\n\n" + text);
  CHECK(article.title == "Les commentaires disparaissent des sites");
  CHECK(article.body == text);
  CHECK(article.removed.empty());
  const std::string section = "Un mot.\n\nCommentaires\n\n" + prose + "\n\n" + prose;
  CHECK(read("Un titre\n\nUne phrase bien courte. " + section).body.size() > 2 * prose.size());
}

TEST_CASE("an article is never cut to nothing") {
  CHECK(read("Lire aussi : une grève cesse.").body == "Lire aussi : une grève cesse.");
  CHECK(refusal([] { return read("20 avril 2024\n"); }) == "no-text");
}

TEST_CASE("what the user says comes last and is noted") {
  Context context;
  context.overrides.title = "Autre titre";
  context.overrides.date = core::parse_iso_day("2020-01-02");
  context.overrides.authors = {"A. B."};
  context.overrides.tags = {"ville", "budget"};
  const auto article = read("samedi, 20 avril 2024\n\nUn titre\n\n" + prose, context);
  CHECK(article.title == "Autre titre");
  CHECK(article.removed == Strings{"Un titre"});
  CHECK(day(article) == "2020-01-02");
  CHECK(article.date_from == "user");
  CHECK(article.authors == Strings{"A. B."});
  CHECK(article.tags == Strings{"ville", "budget"});
  CHECK(std::any_of(article.provenance.begin(), article.provenance.end(), [](const auto& entry) {
    return entry.field == "title" && entry.origin == "user" && entry.detail == "instead of: Un titre";
  }));
}

TEST_CASE("limits refuse a text") {
  extract::Limits limits;
  limits.input = 20;
  CHECK(refusal([&] { return extract::read_text(prose, {}, limits); }) == "too-large");
  limits = {};
  limits.body = 20;
  CHECK(refusal([&] { return extract::read_text(prose, {}, limits); }) == "too-large");
  CHECK(refusal([] { return read(""); }) == "empty");
  CHECK(refusal([] { return read("%PDF-1.5"); }) == "binary");
}

TEST_CASE("a line of JSONL gives its fields") {
  const auto article = read_line(
      R"({"id":17,"url":"https://exemple.fr/a","title":" Un\ntitre ","date":"2024-05-02T23:30:00Z","source":"Le Phare",)"
      R"("author":["Anne Durand","Léo Petit"],"section":"Ville","tags":"budget","inconnu":{"a":[1,2]},)"
      R"("body":"Un premier paragraphe.\r\n\r\nUn de\u0301fi.\u0000"})");
  CHECK(article.ref == "17");
  CHECK(article.url == "https://exemple.fr/a");
  CHECK(article.title == "Un titre");
  CHECK(day(article) == "2024-05-03");
  CHECK(article.published == "2024-05-03T01:30:00+02:00");
  CHECK(article.date_from == "user");
  CHECK(article.source == "Le Phare");
  CHECK(article.authors == Strings{"Anne Durand", "Léo Petit"});
  CHECK(article.section == "Ville");
  CHECK(article.tags == Strings{"budget"});
  CHECK(article.body == "Un premier paragraphe.\n\nUn défi.");
}

TEST_CASE("the body of a JSONL line is read as a text without title") {
  const auto article = read_line(
      R"({"title":null,"body":"Une ligne\n\nPARIS, 20 avr 2024 (AFP) - x\n\nLa grève cesse.\n\nLAISSER UN COMMENTAIRE\nNom :"})");
  CHECK(article.title.empty());
  CHECK(article.body == "Une ligne\n\nPARIS, 20 avr 2024 (AFP) - x\n\nLa grève cesse.");
  CHECK(article.removed == Strings{"LAISSER UN COMMENTAIRE\nNom :"});
  const auto dated = read_line(R"({"body":"samedi, 20 avril 2024\n\nLa grève cesse."})");
  CHECK(day(dated) == "2024-04-20");
  CHECK(dated.body == "La grève cesse.");
  CHECK(read_line(R"({"title":"Seul"})").body.empty());
}

TEST_CASE("JSONL lines in other encodings are decoded first") {
  const auto article = read_line("{\"title\":\"L\x92\xE9t\xE9\",\"body\":\"La gr\xE8ve cesse.\"}");
  CHECK(article.title == "L’été");
  CHECK(provenance(article, "charset")->detail == "windows-1252");
}

TEST_CASE("bad JSONL lines are refused with their reason") {
  const auto code = [](std::string_view line) { return refusal([&] { return read_line(line); }); };
  CHECK(code("  ") == "empty");
  CHECK(code("{") == "malformed");
  CHECK(code("[1]") == "malformed");
  CHECK(code(R"({"body":"x"} x)") == "malformed");
  CHECK(code(R"({"body":"\ud800"})") == "malformed");
  CHECK(code(R"({"body":5})") == "malformed");
  CHECK(code(R"({"body":"x","tags":[1]})") == "malformed");
  CHECK(code(R"({"body":"x","date":"2024-02-30"})") == "malformed");
  CHECK(code(R"({"body":"x","date":"hier"})") == "malformed");
  CHECK(code(R"({"html":"<p></p>"})") == "no-text");
  CHECK(code(R"({"id":"1"})") == "no-text");
  CHECK(code(R"({"body":"x","a":)" + std::string(600, '[') + std::string(600, ']') + "}") == "too-deep");
  CHECK(code(R"({"body":"x","tags":[")" + std::string(300, 'a') + R"("]})") == "too-large");
  CHECK(code(R"({"body":"x","title":")" + std::string(70'000, 'a') + R"("})") == "too-large");
  CHECK(code(R"({"body":"[[[[","a":{}})") == "accepted");
  try {
    (void)read_line(R"({"body":"x",})");
    FAIL("accepted");
  } catch (const core::InputError& error) {
    CHECK(std::string(error.what()).starts_with("no valid JSON at byte 13: "));
  }
}

TEST_CASE("the format is told by the ending, then by the first bytes") {
  using extract::Format;
  CHECK(extract::detect_format("a.JSONL", "") == Format::Jsonl);
  CHECK(extract::detect_format("a.ndjson", "texte") == Format::Jsonl);
  CHECK(extract::detect_format("a", "  {\"id\": 1}") == Format::Jsonl);
  CHECK(extract::detect_format("a", "{ \n\"id\"") == Format::Jsonl);
  CHECK(extract::detect_format("a.txt", "{sic} « \"x\" »") == Format::Text);
  CHECK(extract::detect_format("", "Un titre") == Format::Text);
  CHECK(extract::detect_format("", "") == Format::Text);
}

TEST_CASE("any bytes are either refused or give an article of clean text") {
  std::mt19937 random(7);
  const std::string_view pieces[] = {"samedi, 20 avril 2024",
                                     "\n",
                                     "\n\n",
                                     "PARIS, 20 avr (AFP) – ",
                                     "Un titre",
                                     "La grève cesse.",
                                     "Lire aussi : ",
                                     "LAISSER UN COMMENTAIRE",
                                     "\xE9",
                                     "Nom :",
                                     "Publié le 3 mai 2024",
                                     "« ",
                                     "e\u0301",
                                     "\u00AD",
                                     "Menu",
                                     " ",
                                     "{\"body\":\"",
                                     "\"}",
                                     "\\u00e9",
                                     ","};
  for (int round = 0; round < 20'000; ++round) {
    std::string bytes;
    for (auto count = random() % 12; count > 0; --count) bytes += pieces[random() % std::size(pieces)];
    for (const bool json : {false, true}) {
      try {
        const auto article = json ? read_line(bytes) : read(bytes, captured("2024-04-22T09:00"));
        REQUIRE(text::clean(article.body) == article.body);
        REQUIRE(article.body.find("\n\n\n") == std::string::npos);
        REQUIRE(article.title.find('\n') == std::string::npos);
        REQUIRE_FALSE((article.body.empty() && article.title.empty()));
      } catch (const core::InputError& error) {
        REQUIRE_FALSE(error.code().empty());
      }
    }
  }
}
