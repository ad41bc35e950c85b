// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "front_matter.hpp"
#include "mail_headers.hpp"
#include "markdown_text.hpp"
#include "pdf_pages.hpp"
#include "unit/extract/reading.hpp"

using namespace archive;
using reading::read_all;
using reading::Strings;

namespace {

core::Article read_one(std::string_view bytes, const std::string& name = {}) {
  auto read = read_all(bytes, name);
  CHECK(read.refused == Strings{});
  REQUIRE(read.articles.size() == 1);
  return std::move(read.articles.front());
}

/// Text of Latin letters in Windows-1252.
std::string windows_1252(std::string_view text) {
  std::string bytes;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto c = static_cast<unsigned char>(text[at]);
    if (c == 0xC3) bytes += static_cast<char>(static_cast<unsigned char>(text[++at]) + 0x40);
    else bytes += text[at];
  }
  return bytes;
}

std::string day(const core::Article& article) { return article.date ? core::to_iso(*article.date) : "null"; }

const std::string first =
    "Le conseil municipal a voté mardi soir le budget de la commune, après trois heures de débats.";
const std::string second =
    "L’opposition s’est abstenue, et le maire a salué un vote responsable devant une salle comble.";

}  // namespace

TEST_CASE("front matter as YAML gives the fields, whatever the spelling of its values") {
  const auto article = read_one(
      "---\ntitle: \"Le pont : réouverture\" # note\ndate: 2024-04-20T08:30:00+02:00\nlastmod: 2024-04-21\n"
      "author:\n  name: Anne Quéré\ntags: [pont, 'île, mer']\ncategories:\n  - Local\n  - \"Vie locale\"\n"
      "lien: https://exemple.fr/pont\nrubrique: >\n  Vie de\n  la cité\nslug: pont\n---\n\n" +
      first + "\n");
  CHECK(article.title == "Le pont : réouverture");
  CHECK(article.published == "2024-04-20T08:30:00+02:00");
  CHECK(article.updated == "2024-04-21");
  CHECK(article.date_from == "meta");
  CHECK(article.authors == Strings{"Anne Quéré"});
  CHECK(article.tags == Strings{"pont", "île, mer", "Local", "Vie locale"});
  CHECK(article.url == "https://exemple.fr/pont");
  CHECK(article.section == "Vie de la cité");
  CHECK(article.body == first);
}

TEST_CASE("a day and the time of a change go by the names that generators and exports give them") {
  const auto article = read_one("---\ntitle: Un\ndate: 2024-04-03\nlast_modified_at: 2024-04-05\n---\n" + first);
  CHECK(article.updated == "2024-04-05");
  const auto row = read_one("post_title,post_date,post_content\nUn,2024-04-03 10:00:00,\"" + first + "\"\n");
  CHECK(row.title == "Un");
  CHECK(day(row) == "2024-04-03");
  CHECK(row.body == first);
  CHECK(day(read_one("headline,pubdate,content\nUn,2024-04-03 10:00,\"" + first + "\"\n")) == "2024-04-03");
}

TEST_CASE("front matter as TOML, with lists over lines and tables") {
  const auto article = read_one(
      "+++\ntitle = 'C# et l\"été'\ndate = 2023-05-12\n[taxonomies]\ntags = [\n  \"un\",\n  \"deux\"\n]\n[extra]\n"
      "authors = [\"Yann Le Bris\", \"Anne Quéré\"]\n+++\n" +
      first);
  CHECK(article.title == "C# et l\"été");
  CHECK(day(article) == "2023-05-12");
  CHECK(article.tags == Strings{"un", "deux"});
  CHECK(article.authors == Strings{"Yann Le Bris", "Anne Quéré"});
}

TEST_CASE("a date of front matter that is none is noted and no date") {
  const auto article = read_one("---\ntitle: Un titre\ndate: bientôt\n---\n" + first);
  CHECK(day(article) == "null");
  const auto noted = std::find_if(article.provenance.begin(), article.provenance.end(),
                                  [](const auto& one) { return one.field == "date" && one.origin == "rejected"; });
  REQUIRE(noted != article.provenance.end());
  CHECK(noted->detail == "bientôt");
}

TEST_CASE("what is not closed is no front matter") {
  CHECK_FALSE(extract::read_front_matter("---\ntitle: x\n\ntexte"));
  CHECK_FALSE(extract::read_front_matter("--- un tiret\n---\n"));
  CHECK_FALSE(extract::read_front_matter(""));
  CHECK(extract::read_front_matter("---\n---").has_value());
}

TEST_CASE("the marks of Markdown are no text") {
  const auto plain = [](std::string_view text) { return extract::without_inline_marks(text); };
  CHECK(plain("Les **riverains** ont pu [traverser](https://exemple.fr \"le pont\") à _pied_ ce `matin`.") ==
        "Les riverains ont pu traverser à pied ce matin.");
  CHECK(plain("un_nom_de_fichier, 2 * 3 et *seul") == "un_nom_de_fichier, 2 * 3 et *seul");
  CHECK(plain("***fort* et gras**") == "fort et gras");
  CHECK(plain("~~barré~~ &eacute; \\*étoile\\* <b>gras</b> <https://exemple.fr>") ==
        "barré é *étoile* gras https://exemple.fr");
  CHECK(plain("![une image](a.jpg)Texte[^1] [crochets] [réf][1] {{< figure src=\"a\" >}}fin") ==
        "Texte [crochets] réf fin");
  CHECK(plain("un [lien (avec)](https://exemple.fr/a_(b)) fin") == "un lien (avec) fin");
}

TEST_CASE("blocks of Markdown are paragraphs") {
  const auto blocks = extract::read_markdown_blocks(
      "# Titre #\n\nUn\ndeux  \ntrois\n> cité\n\n- point\n  suite\n- autre\n\nSouligné\n---\n\n| a | b |\n|---|--:|\n| "
      "c | "
      "d |\n\n```c\nx = *y*;\n```\n<!-- un\ncommentaire -->\n\n[1]: https://exemple.fr\n***\nFin");
  Strings texts;
  for (const auto& block : blocks) texts.push_back(std::to_string(block.heading) + ' ' + block.text);
  CHECK(texts == Strings{"1 Titre", "0 Un deux\ntrois cité", "0 point suite", "0 autre", "2 Souligné", "0 a b", "0 c d",
                         "0 x = *y*;", "0 Fin"});
}

TEST_CASE("the first heading is the title where front matter tells none, and stands nowhere twice") {
  const auto article = read_one("# Un titre\n\n" + first + "\n\n## Intertitre\n\n" + second, "a.md");
  CHECK(article.title == "Un titre");
  CHECK(article.body == first + "\n\nIntertitre\n\n" + second);
  CHECK(read_one("---\ntitle: Un titre\n---\n# Un titre\n\n" + first).body == first);
}

TEST_CASE("columns of a table have the names of JSON keys or French ones, in any of four separators") {
  for (const std::string separator : {";", ",", "\t", "|"}) {
    const auto cells = [&](const Strings& values) {
      std::string row;
      for (const auto& value : values) row += (row.empty() ? "" : separator) + '"' + value + '"';
      return row + "\r\n";
    };
    const auto read =
        read_all(cells({"Identifiant", "Titre", "Date de parution", "Texte", "Auteurs", "Mots-clés", "Autre"}) +
                 cells({"7", "Un; deux, trois", "20/04/2024", "Un \"\"beau\"\" jour.\r\n\r\nFin.",
                        "Anne Quéré;Yann Le Bris", "pont", "x"}));
    REQUIRE(read.articles.size() == 1);
    const auto& article = read.articles.front();
    CHECK(article.ref == "7");
    CHECK(article.title == "Un; deux, trois");
    CHECK(day(article) == "2024-04-20");
    CHECK(article.date_from == "user");
    CHECK(article.body == "Un \"beau\" jour.\n\nFin.");
    CHECK(article.authors == Strings{"Anne Quéré", "Yann Le Bris"});
    CHECK(article.tags == Strings{"pont"});
    CHECK(read.places == Strings{":2"});
  }
}

TEST_CASE("a table in Windows-1252 or UTF-16 is read as one, however short a row is") {
  const std::string table = "titre;texte\nÉté;Un corps.\nà;b\n";
  auto read = read_all(windows_1252(table), "a.csv");
  REQUIRE(read.articles.size() == 2);
  CHECK(read.articles[0].title == "Été");
  CHECK(read.articles[1].title == "à");
  std::string wide = "\xFF\xFE";
  for (const char c : std::string("titre\ttexte\nEt\xE9\tUn corps.\n")) wide += c, wide += '\0';
  read = read_all(wide, "a.csv");
  REQUIRE(read.articles.size() == 1);
  CHECK(read.articles[0].title == "Eté");
}

TEST_CASE("a row that is wrong is refused and the others are read") {
  const auto read = read_all(
      "title,body,date\nUn,Corps un.,2024-04-20\n\"Deux\"x,Corps deux.,\nTrois,Corps "
      "trois.,hierr\nQuatre,Corps,,,trop\n"
      "\"Cinq,Corps cinq.,\nSix,Corps six.,\nSept,Corps sept.\n");
  CHECK(read.refused == Strings{":3 malformed", ":4 malformed", ":5 malformed", ":6 malformed"});
  CHECK(read.places == Strings{":2", ":7", ":8"});
}

TEST_CASE("what tells a spreadsheet the separator is no header, and rows without a cell are none") {
  const auto read = read_all("sep=|\r\ntitre|texte\r\n\r\nUn|Corps, un\r\n|\r\n", "a.csv");
  REQUIRE(read.articles.size() == 1);
  CHECK(read.articles[0].body == "Corps, un");
  CHECK(read.places == Strings{":4"});
}

TEST_CASE("a table without a column of text is refused as a whole") {
  CHECK(read_all("nom,prix\nPomme,2\n", "a.csv").refused == Strings{" malformed"});
  CHECK(read_all("title,body\n", "a.csv").refused == Strings{" empty"});
}

TEST_CASE("the original of a row holds what is needed to read it again") {
  const auto read = read_all("title;body\nUn;Corps un.\nDeux;Corps deux.\n");
  REQUIRE(read.originals.size() == 2);
  CHECK(read.originals[1] == "title;body\nDeux;Corps deux.\n");
}

TEST_CASE("an entry of RSS has its full content, and the summary where there is none") {
  const std::string feed =
      "<?xml version=\"1.0\" encoding=\"iso-8859-1\"?>\n<rss version=\"2.0\" "
      "xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\">"
      "<channel><title>L'Écho</title><language>fr</language><lastBuildDate>HIER</lastBuildDate>"
      "<image><title>Logo</title></image>"
      "<item><title><![CDATA[L&#8217;été &amp; la mer]]></title><link>https://exemple.fr/a</link>"
      "<guid isPermaLink=\"false\">n1</guid><pubDate>Sat, 20 Apr 2024 08:30:00 +0200</pubDate>"
      "<dc:creator>Anne Quéré</dc:creator><category>Local</category><category>Mer</category>"
      "<comments>4</comments><description>Résumé.</description><content:encoded><![CDATA[<p>" +
      first +
      "</p><div class=\"share\"><a href=\"x\">Partager</a></div><p>Le maire a salué un vote "
      "responsable.</p>]]></content:encoded></item>"
      "<item><title>Deux</title><link>https://exemple.fr/b</link><author>r@exemple.fr (Yann Le Bris)</author>"
      "<description>Un r&eacute;sum&amp;eacute; &lt;b&gt;gras&lt;/b&gt; "
      "d'AT&T.</description></item></channel></rss>";
  const auto read = read_all(windows_1252(feed));
  REQUIRE(read.articles.size() == 2);
  const auto& one = read.articles[0];
  CHECK(one.title == "L’été & la mer");
  CHECK(one.source == "L'Écho");
  CHECK(one.language == "fr");
  CHECK(one.ref == "n1");
  CHECK(one.url == "https://exemple.fr/a");
  CHECK(one.published == "2024-04-20T08:30:00+02:00");
  CHECK(one.date_from == "feed");
  CHECK(one.authors == Strings{"Anne Quéré"});
  CHECK(one.tags == Strings{"Local", "Mer"});
  CHECK(one.body == first + "\n\nLe maire a salué un vote responsable.");
  CHECK(read.articles[1].authors == Strings{"Yann Le Bris"});
  CHECK(read.articles[1].body == "Un résumé gras d'AT&T.");
  CHECK(read.places == Strings{"#1", "#2"});
  CHECK(read.originals[0].find("HIER") == std::string::npos);
  CHECK(read.originals[0].find("<comments>") == std::string::npos);
}

TEST_CASE("an entry of Atom, with markup that is no text, and an author of the whole feed") {
  const auto read = read_all(
      "<?xml version=\"1.0\"?><feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"fr\"><title>Le "
      "Journal</title><author><name>La rédaction</name></author>"
      "<entry><title type=\"html\">Un &lt;b&gt;titre&lt;/b&gt;</title><link rel=\"edit\" "
      "href=\"https://exemple.fr/e\"/>"
      "<link href=\"https://exemple.fr/a\"/><id>urn:1</id><published>2024-04-20T06:30:00Z</published>"
      "<updated>2024-04-21T06:30:00Z</updated><author><name>Anne Quéré</name><email>a@exemple.fr</email></author>"
      "<category term=\"eco\" label=\"Économie\"/><content type=\"xhtml\"><div "
      "xmlns=\"http://www.w3.org/1999/xhtml\"><p>" +
      first + "</p><p>" + second +
      "</p></div></content></entry><entry><title>Deux</title><id>urn:2</id><updated>2024-04-22T06:30:00Z</updated>"
      "<summary>Un résumé.</summary></entry></feed>");
  REQUIRE(read.articles.size() == 2);
  const auto& one = read.articles[0];
  CHECK(one.title == "Un titre");
  CHECK(one.url == "https://exemple.fr/a");
  CHECK(one.published == "2024-04-20T08:30:00+02:00");
  CHECK(one.updated == "2024-04-21T08:30:00+02:00");
  CHECK(one.authors == Strings{"Anne Quéré"});
  CHECK(one.tags == Strings{"Économie"});
  CHECK(one.body == first + "\n\n" + second);
  CHECK(day(read.articles[1]) == "2024-04-22");
  CHECK(read.articles[1].authors == Strings{"La rédaction"});
  CHECK(read.articles[1].source == "Le Journal");
  CHECK(read.articles[1].body == "Un résumé.");
}

TEST_CASE("addresses of a feed may be relative to what it names as its base") {
  const auto url = [](const std::string& of_feed, const std::string& of_entry, const std::string& link) {
    return read_one("<feed xmlns=\"http://www.w3.org/2005/Atom\"" + of_feed + "><title>Le Journal</title><entry" +
                    of_entry + "><title>Un</title><id>1</id><link href=\"" + link +
                    "\"/><summary>Un résumé.</summary></entry></feed>")
        .url;
  };
  const std::string base = " xml:base=\"https://exemple.fr/fil/atom.xml\"";
  CHECK(url(base, "", "/un") == "https://exemple.fr/un");
  CHECK(url(base, "", "../un?a=b") == "https://exemple.fr/un?a=b");
  CHECK(url(base, "", "//autre.fr/un") == "https://autre.fr/un");
  CHECK(url(base, "", "https://autre.fr/un") == "https://autre.fr/un");
  CHECK(url(base, " xml:base=\"2024/\"", "un") == "https://exemple.fr/fil/2024/un");
  CHECK(url("", "", "/un").empty());
  CHECK(url(base, "", "javascript:x()").empty());
}

TEST_CASE("an entry of RSS is on the site of its feed") {
  const auto url = [](const std::string& of_feed, const std::string& link) {
    return read_one("<rss version=\"2.0\"><channel><title>Le Journal</title>" + of_feed + "<item><title>Un</title>" +
                    link + "<description>Un résumé.</description></item></channel></rss>")
        .url;
  };
  const std::string site = "<link>https://exemple.fr/fil/</link>";
  CHECK(url(site, "<link>/un.php</link>") == "https://exemple.fr/un.php");
  CHECK(url(site, "<link> deux.php\n</link>") == "https://exemple.fr/fil/deux.php");
  CHECK(url(site, "<link>https://autre.fr/un</link>") == "https://autre.fr/un");
  CHECK(url(site, "<link/>").empty());
  CHECK(url("", "<link>/un.php</link>").empty());
}

TEST_CASE("what heads and foots the pages of a document is no text") {
  const auto joined = extract::join_pages(
      "Le Courrier - 20 avril 2024\nPage 1\n\nLe pont rouvre\n\nUne phrase qui va d'une page\n\n1/3\n\f"
      "Le Courrier - 20 avril 2024\nPage 2\nà l'autre.\n\n2/3\n\fLe Courrier - 20 avril 2024\nPage 3\nUne "
      "autre.\n3/3\n\f");
  CHECK(joined.text == "Le pont rouvre\n\nUne phrase qui va d'une page\nà l'autre.\n\nUne autre.\n");
  CHECK(joined.removed == Strings{"Le Courrier - 20 avril 2024", "Page 1", "Page 2", "Page 3", "1/3", "2/3", "3/3"});
  CHECK(extract::join_pages("Un titre\n\nUne phrase.\n\f").text == "Un titre\n\nUne phrase.\n");
  CHECK(extract::join_pages("\f\f").text.empty());
  CHECK(extract::join_pages("A\n\fA\n\f").text.empty());
}

TEST_CASE("a feed in UTF-16 is told from a text") {
  const std::string feed =
      "<?xml version=\"1.0\"?><rss><channel><title>T</title><item><title>Un</title></item></channel></rss>";
  std::string little = "\xFF\xFE", big = "\xFE\xFF";
  for (const char c : feed) {
    little += {c, '\0'};
    big += {'\0', c};
  }
  CHECK(extract::detect_format("a.xml", little) == extract::Format::Feed);
  CHECK(extract::detect_format("a.xml", big) == extract::Format::Feed);
  CHECK(extract::detect_format("a", "\xFF\xFE") == extract::Format::Text);
}

TEST_CASE("RSS 1.0 and a document type without entities are read") {
  const auto article = read_one(
      "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" xmlns=\"http://purl.org/rss/1.0/\" "
      "xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><channel rdf:about=\"x\"><title>Écho</title></channel>"
      "<item rdf:about=\"https://exemple.fr/1\"><title>Un</title><link>https://exemple.fr/1</link>"
      "<dc:date>2024-04-20</dc:date><description>Un corps.</description></item></rdf:RDF>");
  CHECK(article.ref == "https://exemple.fr/1");
  CHECK(article.source == "Écho");
  CHECK(day(article) == "2024-04-20");
  CHECK(read_one("<!DOCTYPE rss PUBLIC \"-//Netscape//DTD RSS 0.91//EN\" \"http://exemple.fr/rss.dtd\">\n<rss "
                 "version=\"0.91\"><channel><item><title>Un</title></item></channel></rss>")
            .title == "Un");
}

TEST_CASE("XML that declares entities is refused, whatever they would stand for") {
  const std::string item = "<channel><item><title>a &x; b</title></item></channel></rss>";
  CHECK(read_all("<?xml version=\"1.0\"?><!DOCTYPE rss [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><rss>" + item)
            .refused == Strings{" malformed"});
  std::string bomb = "<!DOCTYPE rss [<!ENTITY a \"aaaaaaaaaa\">";
  for (char c = 'b'; c <= 'x'; ++c)
    bomb += std::string("<!ENTITY ") + c + " \"&" + static_cast<char>(c - 1) + ";&" + static_cast<char>(c - 1) + ";\">";
  CHECK(read_all(bomb + "]><rss>" + item).refused == Strings{" malformed"});
  // An entity that nobody declared is text.
  CHECK(read_one("<rss>" + item).title == "a &x; b");
}

TEST_CASE("a feed that is broken gives what can be read of it") {
  const auto read = read_all(
      "<rss><channel><item><title>Un</title><description>Corps <b>gras.</description></item>"
      "<item><title>Deux</title>");
  CHECK(read.articles.size() == 1);
  CHECK(read.refused == Strings{" malformed"});
  std::string deep = "<rss><channel><item><title>Un</title><description>";
  for (int i = 0; i < 100'000; ++i) deep += "<x>";
  CHECK(read_all(deep + "</description></item></channel></rss>").refused == Strings{"#1 too-deep"});
  CHECK(read_all("<rss><channel><title>Rien</title></channel></rss>").refused == Strings{" empty"});
}

TEST_CASE("encoded words of headers are decoded, also where a character is cut between them") {
  CHECK(extract::decode_mail_words("=?utf-8?q?L=E2=80=99=C3=AEle?= =?utf-8?B?IMOpdA==?= =?UTF-8?B?w6k=?=") ==
        "L’île été");
  CHECK(extract::decode_mail_words("=?utf-8?b?w?= =?iso-8859-1?q?=E9t=E9_long?= et suite") == "été long et suite");
  CHECK(extract::decode_mail_words("=?utf-8?q?=C3?= =?utf-8?q?=A9?=") == "é");
  CHECK(extract::decode_mail_words("Re: =?utf-8?q?caf=C3=A9?= noir =?x") == "Re: café noir =?x");
  CHECK(extract::decode_mail_words("caf\xE9") == "café");
  CHECK(extract::decode_mail_words("") == "");
}

TEST_CASE("a mail has its subject, its sender, its day and its text, without signature and files") {
  const auto article = read_one(
      "Received: from a by b\r\nFrom: =?iso-8859-1?q?Anne_Qu=E9r=E9?= <anne@exemple.fr>\r\nTo: b@exemple.fr\r\n"
      "Subject: =?utf-8?q?L=E2=80=99=C3=AEle?=\r\n a rouvert\r\nDate: Sat, 20 Apr 2024 08:30:00 +0200 (CEST)\r\n"
      "Message-ID: <x1@exemple.fr>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed;\r\n boundary=\"b 1\"\r\n\r\n"
      "--b 1\r\nContent-Type: multipart/alternative; boundary=b2\r\n\r\n--b2\r\nContent-Type: text/plain; "
      "charset=iso-8859-15\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nLe pont a rouvert =E0 l'aube,=\r\n "
      "apr=E8s huit mois, et les riverains ont travers=E9.\r\n\r\n-- \r\nAnne\r\n--b2\r\nContent-Type: "
      "text/html\r\n\r\n<p>Le pont a rouvert.</p>\r\n--b2--\r\n--b 1\r\nContent-Type: "
      "text/plain\r\nContent-Disposition: "
      "attachment; filename=a.txt\r\n\r\nUn fichier.\r\n--b 1--\r\n");
  CHECK(article.title == "L’île a rouvert");
  CHECK(article.authors == Strings{"Anne Quéré"});
  CHECK(article.source == "");
  CHECK(article.ref == "x1@exemple.fr");
  CHECK(article.published == "2024-04-20T08:30:00+02:00");
  CHECK(article.date_from == "mail");
  CHECK(article.body == "Le pont a rouvert à l'aube, après huit mois, et les riverains ont traversé.");
  CHECK(article.removed == Strings{"Anne"});
}

TEST_CASE("of a letter to many the HTML is read where the text only leads to it, and it has a source") {
  const auto article = read_one(
      "From: Le Journal <lettre@exemple.fr>\nSubject: La lettre\nDate: 21 Apr 2024 08:30 GMT\nTo: x\nList-Unsubscribe: "
      "<x>\nContent-Type: multipart/alternative; boundary=z\n\n--z\nContent-Type: text/plain\n\nVoir en ligne.\n--z\n"
      "Content-Type: text/html; charset=utf-8\n\n<html><body><p>" +
      first + "</p><p>" + second + "</p></body></html>\n--z--\n");
  CHECK(article.source == "Le Journal");
  CHECK(article.authors.empty());
  CHECK(article.body == first + "\n\n" + second);
}

TEST_CASE("a mailbox is one mail after another; quoted separators are unquoted") {
  const std::string mail =
      "From: a@exemple.fr\nSubject: Un\nDate: 20 Apr 2024 08:30 +0200\nTo: x\n\nUn corps.\n\n>From hier.\n";
  const auto read = read_all("From a Sat Apr 20 08:30:00 2024\n" + mail + "\nFrom b Sat Apr 20 08:31:00 2024\n" + mail +
                             "\nFrom ici, on voit la mer.\n");
  REQUIRE(read.articles.size() == 2);
  CHECK(read.places == Strings{"#1", "#2"});
  CHECK(read.articles[0].body == "Un corps.\n\nFrom hier.");
  CHECK(read.articles[1].body == "Un corps.\n\nFrom hier.\n\nFrom ici, on voit la mer.");
}

TEST_CASE("a mail in a mail is read where it is all there is") {
  const auto article = read_one(
      "From: a@exemple.fr\nSubject: Tr: Un\nDate: 20 Apr 2024 08:30 +0200\nTo: x\nContent-Type: message/rfc822\n\n"
      "From: b@exemple.fr\nSubject: Un\nContent-Type: text/plain; charset=utf-8; format=flowed\n\nUn corps \nsur deux "
      "lignes.\n");
  CHECK(article.title == "Tr: Un");
  CHECK(article.body == "Un corps sur deux lignes.");
}

TEST_CASE("hostile mails are refused") {
  const std::string head = "From: a@exemple.fr\nTo: b\nSubject: x\nDate: 20 Apr 2024 08:30 +0200\n";
  std::string flood = head;
  for (int i = 0; i < 100'000; ++i) flood += "X-Y: z\n";
  CHECK(read_all(flood + "\nCorps.").refused == Strings{" too-large"});
  std::string deep = head;
  for (int i = 0; i < 5'000; ++i)
    deep += "Content-Type: multipart/mixed; boundary=b" + std::to_string(i) + "\n\n--b" + std::to_string(i) + "\n";
  CHECK(read_all(deep + "\nCorps.").refused == Strings{" too-deep"});
  std::string nested = head;
  for (int i = 0; i < 5'000; ++i) nested += "Content-Type: message/rfc822\n\n";
  CHECK(read_all(nested + "\nCorps.").refused == Strings{" too-deep"});
  std::string parts = head + "Content-Type: multipart/mixed; boundary=b\n\n";
  for (int i = 0; i < 100'000; ++i) parts += "--b\n\nx\n";
  CHECK(read_all(parts).refused == Strings{" too-large"});
  CHECK(read_all("Un texte sans en-tête.", "a.eml").refused == Strings{" malformed"});
}
