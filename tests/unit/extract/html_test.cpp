// SPDX-License-Identifier: GPL-3.0-or-later
// include/archive/extract/extract.hpp, read_html: single rules, hostile pages, random damage.
#include <algorithm>
#include <catch2/catch.hpp>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <sstream>

#include "archive/core/error.hpp"
#include "archive/dates/zone.hpp"
#include "archive/extract/extract.hpp"
#include "archive/text/utf8.hpp"
#include "html/facts.hpp"
#include "html/names.hpp"
#include "html/parse.hpp"
#include "html/trim.hpp"

using namespace archive;
using namespace archive::extract;

namespace {

const std::string prose =
    "<p>La grève des transports a cessé lundi soir dans la vallée, selon la direction et deux syndicats.</p>"
    "<p>Les premiers trains ont circulé mardi à l'aube, avec un retard d'une heure sur la plupart des lignes.</p>";
const std::string prose_text =
    "La grève des transports a cessé lundi soir dans la vallée, selon la direction et deux syndicats.\n\n"
    "Les premiers trains ont circulé mardi à l'aube, avec un retard d'une heure sur la plupart des lignes.";

core::Article read(const std::string& page) {
  Context context;
  context.capture = dates::parse_moment_in_archive_zone("2024-06-30T12:00");
  return read_html(page, context);
}

std::string repeated(const std::string& text, std::size_t times) {
  std::string result;
  for (std::size_t i = 0; i < times; ++i) result += text;
  return result;
}

std::string refusal(const std::string& page) {
  try {
    (void)read(page);
  } catch (const core::InputError& error) {
    return error.code();
  }
  return "accepted";
}

std::string day(const core::Article& article) { return article.date ? core::to_iso(*article.date) : "null"; }

std::string stamp(std::string_view text) {
  const auto dated = html::read_stamp(text);
  if (!dated) return "none";
  return dated->moment ? core::to_rfc3339(*dated->moment) : core::to_iso(dated->day);
}

}  // namespace

TEST_CASE("a page is told by its name or its first tag") {
  CHECK(detect_format("a.HTML", "x") == Format::Html);
  CHECK(detect_format("a.htm", "") == Format::Html);
  CHECK(detect_format("", "<!DOCTYPE html>") == Format::Html);
  CHECK(detect_format("", "\xEF\xBB\xBF \n<?xml version=\"1.0\"?><html xmlns=\"x\">") == Format::Html);
  CHECK(detect_format("", "<!-- saved from --><HTML lang=fr>") == Format::Html);
  CHECK(detect_format("", "<header> est une balise") == Format::Text);
  CHECK(detect_format("", "<?xml version=\"1.0\"?><rss>") == Format::Feed);
  CHECK(detect_format("a.jsonl", "<html>") == Format::Jsonl);
  CHECK(detect_format("", "{\"html\":\"<html>\"}") == Format::Jsonl);
}

TEST_CASE("the html of a JSONL line is read where there is no body") {
  const auto article = read_jsonl_line(
      R"({"id":"7","title":"Un titre","html":"<h1>Autre</h1><nav>Menu</nav><p>Une phrase de l'article, qui dit ce qu'elle dit.</p>"})",
      {});
  CHECK(article.ref == "7");
  CHECK(article.title == "Un titre");
  CHECK(article.body.ends_with("Une phrase de l'article, qui dit ce qu'elle dit."));
  CHECK(article.body.find("Menu") == std::string::npos);
  CHECK(read_jsonl_line(R"({"body":"Le texte.","html":"<p>Autre</p>"})", {}).body == "Le texte.");
}

TEST_CASE("what the user says goes before what the page says") {
  Context context;
  context.overrides.title = "Dit";
  context.overrides.date = core::parse_iso_day("2020-01-02");
  context.overrides.authors = {"Moi"};
  const auto article = read_html(
      "<html><meta name=author content='Lui'><meta property='article:published_time' content='2021-05-05'><h1>Lu</h1>" +
          prose,
      context);
  CHECK(article.title == "Dit");
  CHECK(day(article) == "2020-01-02");
  CHECK(article.date_from == "user");
  CHECK(article.authors == std::vector<std::string>{"Moi"});
}

TEST_CASE("days are trusted in the order of the places they stand in") {
  const auto from = [](const std::string& head, const std::string& body) {
    const auto article =
        read("<html><head>" + head + "</head><body><h1>Un titre</h1>" + body + prose + "</body></html>");
    return day(article) + ' ' + article.date_from;
  };
  const std::string url = "<link rel=canonical href='https://a.example/2024/02/03/titre'>";
  const std::string meta = "<meta name='DC.date' content='2024-02-01'>";
  CHECK(from(meta, "") == "2024-02-01 meta");
  CHECK(from(meta + url, "") == "2024-02-03 url");
  CHECK(from(meta + url, "<p>Publié le 5 février 2024</p>") == "2024-02-05 visible");
  CHECK(from("<meta itemprop=datePublished content='2024-02-06'>", "<p>Publié le 5 février 2024</p>") ==
        "2024-02-06 meta");
  CHECK(from("<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"datePublished\":\"2024-02-07\"}</script>",
             "<p>Publié le 5 février 2024</p>") == "2024-02-07 json-ld");
  // Two of the next three agree against it.
  CHECK(
      from("<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"datePublished\":\"2024-02-07\"}</script>" +
               url,
           "<p>Publié le 3 février 2024</p>") == "2024-02-03 visible");
  CHECK(from("<meta property='article:published_time' content='2031-01-01'>", "") == "null ");
  // Where nobody set a time, programs write that of zero seconds.
  CHECK(from("<meta property='article:published_time' content='1970-01-01T00:00:00Z'>",
             "<p>Publié le 3 février 2024</p>") == "2024-02-03 visible");
  CHECK(from("", "<p>AFP, publié hier à 19h25</p>") == "2024-06-29 visible");
  CHECK(from("", "<p>Mis à jour le 3 mars 2024</p>") == "null ");
  CHECK(from("", "<p>L’ÉCHO DU PAYS | 03.04.2003 | 18h42</p>") == "2003-04-03 visible");
  CHECK(from("", "<p>L’Écho Anne DURAND. Publié le mercredi 3 avril 2024 à 22h14</p>") == "2024-04-03 visible");
}

TEST_CASE("authors are read off metas, links and signatures") {
  const auto authors = [](const std::string& head, const std::string& body) {
    std::string all;
    for (const auto& author : read("<html><head>" + head + "</head><body><h1>Un titre</h1>" + body + prose).authors)
      all += author + ';';
    return all;
  };
  const std::string meta = "<meta name=author content='Anne Quéré, Luc Amiel et https://a.example/anne'>";
  CHECK(authors(meta, "<p>Par Jean Le Goff</p>") == "Anne Quéré;Luc Amiel;");
  CHECK(authors("", "<a rel=author href=/a>Par Yann Le Bris</a>") == "Yann Le Bris;");
  CHECK(authors("", "<div itemprop=author><span itemprop=name>Mona Ferrand</span></div>") == "Mona Ferrand;");
  CHECK(authors("", "<div>Par Jean Le Goff et Anne Quéré</div>") == "Jean Le Goff;Anne Quéré;");
  CHECK(authors("", "<p>Par ailleurs</p>") == "");
}

TEST_CASE("stamps are read as machines and people write them") {
  CHECK(stamp("2020-05-20T22:07:00+0200") == "2020-05-20T22:07:00+02:00");
  CHECK(stamp("2020-05-20 22:07:00") == "2020-05-20T22:07:00+02:00");
  CHECK(stamp("2020-05-20T22:30:00.000Z") == "2020-05-21T00:30:00+02:00");
  CHECK(stamp("2020/05/20") == "2020-05-20");
  CHECK(stamp("20200520") == "2020-05-20");
  CHECK(stamp("Wed, 20 May 2020 22:07:00 GMT") == "2020-05-21T00:07:00+02:00");
  CHECK(stamp("20 mai 2020 à 22h07") == "2020-05-20T22:07:00+02:00");
  CHECK(stamp("20200520T220700Z") == "2020-05-21T00:07:00+02:00");
  CHECK(stamp("2020-13-20") == "none");
  CHECK(stamp("20201320T220700Z") == "none");
  CHECK(stamp("bientôt") == "none");
  CHECK(stamp("") == "none");
}

TEST_CASE("a section beside the one with the article is no part of it, a chapter is") {
  const std::string article = "<section><h2>Un titre</h2>" + repeated(prose, 3) + "</section>";
  const auto body = [&](const std::string& beside) {
    return read("<html><body>" + article + beside + "</body></html>").body;
  };
  const std::string weather = "<p>Aujourd’hui : 18°, pluie faible.</p></section>";
  CHECK(body("<section><h2>Météo</h2>" + weather).find("pluie") == std::string::npos);
  CHECK(body("<section><h3>Météo</h3>" + weather).find("pluie") != std::string::npos);
  CHECK(body("<section>" + weather).find("pluie") != std::string::npos);
}

TEST_CASE("times are read as mails, feeds and servers write them") {
  for (const auto* text :
       {"Sat, 20 Apr 2024 08:30:00 +0200", "Sat, 20 Apr 24 06:30:00 GMT", "Saturday, 20-Apr-24 06:30:00 UTC",
        "Sat,20 Apr 2024 8:30:00 +02:00", "Sat Apr 20 06:30:00 GMT 2024", "Sat Apr 20 08:30:00 2024",
        "Sam, 20 avr 2024 08:30:00 +0200", "samedi 20 avril 2024 08:30 CEST", "Sat, 20 Apr 2024 01:30:00 -0500 (EST)",
        "Sat, 20 Apr 2024 01:30 EST", "Sat Apr 20 2024 08:30:00 GMT+0200 (heure d’été)", "20 Apr 2024 08:30"}) {
    CAPTURE(text);
    CHECK(stamp(text) == "2024-04-20T08:30:00+02:00");
  }
  CHECK(stamp("20 Aug 1999") == "1999-08-20");
  CHECK(stamp("20 Aug 99") == "1999-08-20");
  CHECK(stamp("Sat, 20 Apr 2024 08:30:00 QQT") == "2024-04-20");
  for (const auto* text : {"Wed, 31 Feb 2024 08:30:00 +0200", "20 Foo 2024", "Ticket 20 Apr 2024 Ticket", "20-Apr",
                           "Apr 2024", "20 20 20 Apr 2024", "-20-Apr-24", "99999999999 Apr 99999999999"}) {
    CAPTURE(text);
    CHECK(stamp(text) == "none");
  }
}

TEST_CASE("a day in an address has year, month and day between slashes") {
  const auto path = [](std::string_view url) {
    const auto found = html::day_of_path(url);
    return found ? core::to_iso(*found) : "none";
  };
  CHECK(path("https://a.example/monde/2023/05/12/titre.html") == "2023-05-12");
  CHECK(path("https://a.example/2023-05-12-titre") == "2023-05-12");
  CHECK(path("https://a.example/2023/05/12") == "2023-05-12");
  CHECK(path("https://a.example/12/05/2023/titre") == "none");
  CHECK(path("https://a.example/2023/15/12/") == "none");
  CHECK(path("https://a.example/?d=/2023/05/12/") == "none");
  CHECK(path("2023/05/12") == "none");
}

TEST_CASE("names of classes are cut into words in every usual spelling") {
  for (const auto* value : {"articleBody", "article-body", "article__body", "ArticleBody2", "x article_body y"}) {
    INFO(value);
    CHECK(html::read_names(value).has(html::Sign::Body));
  }
  CHECK(html::read_names("relatedPosts").has(html::Sign::Cut));
  CHECK_FALSE(html::read_names("has-sidebar tag-newsletter category-video").has(html::Sign::Cut));
  CHECK(html::read_names("comments-area").has(html::Sign::Never));
  CHECK_FALSE(html::read_names("article body").has(html::Sign::Body));
}

TEST_CASE("trimming drops what no reader sees and keeps every text") {
  const auto trimmed = [](std::string_view page) { return html::trim(page, {}).text; };
  CHECK(trimmed("a<!-- <p>x</p> -->b<!-->c") == "abc");
  CHECK(trimmed("<P onclick='x' CLASS=\"a b\">1 < 2</P>") == "<p class=\"a b\">1 &lt; 2</p>");
  CHECK(trimmed("<p id='il dit \"oui\"'>x") == "<p id=\"il dit &quot;oui&quot;\">x");
  CHECK(trimmed("<script>if (a<b) '</p>'</script>x") == " x");
  CHECK(trimmed("<script>x") == "x");
  CHECK(trimmed("<title>a <b> c</title>") == "<title>a &lt;b> c</title>");
  CHECK(trimmed("<script type='application/ld+json'>{}</script>") ==
        "<script type=\"application/ld+json\">{}</script>");
  CHECK(trimmed("</b>x") == "x");
  CHECK(html::trim("<meta http-equiv=Content-Type content='text/html; charset=ISO-8859-15'>", {}).charset ==
        "iso-8859-15");
  CHECK(html::trim("<?xml version='1.0' encoding='utf-8'?><html>", {}).charset == "utf-8");
}

TEST_CASE("pages in UTF-16 are read") {
  std::string page = "\xFF\xFE";
  for (const char c :
       std::string("<html><body><h1>Un titre</h1><p>Une phrase, assez longue pour faire un article.</p>")) {
    page += c;
    page += '\0';
  }
  CHECK(read(page).body == "Une phrase, assez longue pour faire un article.");
}

TEST_CASE("a tree holds what is inside an element between it and its end") {
  const auto tree = html::parse("<div><p>a<section>b</section></div><p>c", 512);
  for (html::NodeId i = 1; i < tree.nodes.size(); ++i) {
    CHECK(tree.nodes[i].end > i);
    CHECK(tree.nodes[i].parent < i);
    CHECK(tree.is_inside(i, tree.nodes[i].parent));
  }
}

TEST_CASE("hostile pages are read or refused in a second") {
  const auto start = std::chrono::steady_clock::now();
  CHECK(read(repeated("<div>", 100'000) + prose).body == prose_text);
  CHECK(read(repeated("<b><p>", 100'000) + prose).body == prose_text);
  CHECK(read(repeated("<svg>", 100'000) + prose).body == prose_text);
  CHECK(read(repeated("<title>", 100'000) + prose).body == prose_text);
  CHECK(read("<p " + repeated("a=1 ", 500'000) + "b=\"" + std::string(10'000'000, 'x') + "\">" + prose).body ==
        prose_text);
  CHECK(read("<html><script type='application/ld+json'>" + std::string(500'000, '[') + "</script>" + prose).body ==
        prose_text);
  CHECK(refusal(repeated("<i>", 1'000'000)) == "too-large");
  CHECK(refusal(std::string(60'000'000, '<')) == "too-large");
  CHECK(refusal("<html>" + repeated("</p>", 1'000'000)) == "too-large");
  CHECK(refusal("<html><body><p></p>") == "no-text");
  CHECK(refusal("%PDF-1.4 <html>") == "binary");
  // Each takes a tenth of a second; sanitizers take ten times that.
  CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(60));
}

TEST_CASE("damaged pages give clean text or a refusal") {
  namespace fs = std::filesystem;
  std::mt19937 random(20240630);
  for (const auto& folder : fs::directory_iterator(fs::path(ARCHIVE_SOURCE_DIR) / "tests/pages")) {
    std::ifstream file(folder.path() / "source.html", std::ios::binary);
    if (!file) continue;
    const std::string page{std::istreambuf_iterator<char>(file), {}};
    for (int round = 0; round < 40; ++round) {
      std::string damaged = page;
      for (unsigned i = 0; i < 1 + random() % 20 && !damaged.empty(); ++i) {
        const std::size_t at = random() % damaged.size();
        switch (random() % 4) {
          case 0: damaged.erase(at, random() % 200); break;
          case 1: damaged.insert(at, damaged.substr(random() % damaged.size(), random() % 200)); break;
          case 2: damaged[at] = "<>\"'&/!-= \x80"[random() % 11]; break;
          default: damaged[at] = static_cast<char>(random()); break;
        }
      }
      INFO(folder.path() << " round " << round);
      try {
        const auto article = read(damaged);
        CHECK((!article.body.empty() || !article.title.empty()));
        for (const auto* text : {&article.title, &article.body, &article.source, &article.url, &article.section}) {
          REQUIRE(text::is_valid_utf8(*text));
          CHECK(text::clean(*text) == *text);
        }
        for (const auto& piece : article.removed) CHECK(text::is_valid_utf8(piece));
      } catch (const core::InputError&) {}
    }
  }
}

TEST_CASE("the list of names is sorted and without duplicates") {
  std::ifstream file(ARCHIVE_SOURCE_DIR "/data/html_names.txt");
  const std::vector<std::string> order{"cut", "never", "weak", "media", "keep", "good", "body", "lead"};
  std::pair<std::ptrdiff_t, std::string> before{-1, ""};
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with('#')) continue;
    const auto sign = std::find(order.begin(), order.end(), line.substr(0, line.find(' ')));
    REQUIRE(sign != order.end());
    const std::pair<std::ptrdiff_t, std::string> entry{sign - order.begin(), line};
    CHECK(before < entry);
    before = entry;
  }
}

TEST_CASE("a time, or a day alone, between the title and the element that holds the text dates the article") {
  const std::string title = "<h1>La grève des transports est finie</h1>";
  const auto timed = read("<div class=story>" + title +
                          "<time datetime='2024-05-12T08:00:00+02:00'>12 mai</time><div class=storyText>" +
                          repeated(prose, 3) + "</div></div>");
  CHECK(day(timed) == "2024-05-12");
  CHECK(timed.date_from == "time");
  const auto alone = read("<div>" + title + "<div>12/05/2024</div>" + repeated(prose, 3) + "</div>");
  CHECK(day(alone) == "2024-05-12");
  CHECK(alone.date_from == "dateline");
  CHECK(day(read("<div><ul><li><a href=/>Accueil</a></li><li><a href=/s>Sports</a></li></ul></div><div>" + title +
                 "<div>12/05/2024</div>" + repeated(prose, 3) + "</div><div><p>Mentions légales.</p></div>")) ==
        "2024-05-12");
  // Above the title it is the day of the paper.
  CHECK(day(read("<div><div>12/05/2024</div>" + title + repeated(prose, 3) + "</div>")) == "null");
}

TEST_CASE("without an h1, a heading that is a part of the page's title is the title of the article") {
  const auto article = read(
      "<title>Le Courrier de Bréac - La grève des transports est finie</title><div><h2>La grève des transports est "
      "finie</h2>" +
      repeated(prose, 2) + "</div><div><h2>Le Courrier de Bréac</h2></div>");
  CHECK(article.title == "La grève des transports est finie");
  CHECK(article.body.starts_with("La grève des transports a cessé"));
}
