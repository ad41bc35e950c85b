// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/search/search.hpp"

#include <catch2/catch.hpp>

#include <string>

#include "archive/index/index.hpp"
#include "archive/search/resolve.hpp"
#include "archive/text/utf8.hpp"
#include "temporary_directory.hpp"

using namespace archive;

namespace {

const core::Day today = *core::make_day(2024, 4, 24);

/// An archive of a few articles, numbered from 1.
class Fixture {
 public:
  void add(core::Article article) {
    core::ArticleId id;
    id.bytes[0] = ++count_;
    index::Writer writer(directory_.path());
    article.ref = std::to_string(count_);
    writer.put(id, article);
    writer.commit(count_);
  }

  void add(std::string title, std::string body) {
    core::Article article;
    article.title = std::move(title);
    article.body = text::clean(body);
    add(article);
  }

  [[nodiscard]] search::Results run(std::string_view typed, bool any = false,
                                    const search::Filters& filters = {}) const {
    search::Request request;
    request.query = search::resolve(query::parse(typed, {.filtered = !filters.empty()}), today);
    REQUIRE_FALSE(request.query.has_error());
    request.any = any;
    request.filters = filters;
    search::Searcher searcher(directory_.path());
    auto results = searcher.run(request);
    CHECK(searcher.count(request) == results.hits.size());
    return results;
  }

  /// The numbers of the articles found, best first.
  [[nodiscard]] std::string refs(std::string_view typed, bool any = false, const search::Filters& filters = {}) const {
    std::string out;
    for (const auto& hit : run(typed, any, filters).hits) out += (out.empty() ? "" : " ") + hit.article.ref;
    return out;
  }

 private:
  tests::TemporaryDirectory directory_;
  std::uint8_t count_ = 0;
};

std::string marked(const search::Extract& extract) {
  std::string out;
  std::size_t at = 0;
  for (const auto& span : extract.highlights) {
    out += extract.text.substr(at, span.begin - at) + "[" + extract.text.substr(span.begin, span.size()) + "]";
    at = span.end;
  }
  return out + extract.text.substr(at);
}

}  // namespace

TEST_CASE("every word is required, or any with any", "[search]") {
  Fixture archive;
  archive.add("", "Le préfet parle de la grève.");
  archive.add("", "Le préfet se tait.");
  CHECK(archive.refs("préfet grève") == "1");
  CHECK(archive.refs("préfet grève", true) == "1 2");
  CHECK(archive.refs("le préfet de") == "2 1");
  CHECK(archive.refs("absent").empty());
  CHECK(archive.refs("préfet SAUF grève") == "2");
}

TEST_CASE("accents count when typed, and capitals may have lost theirs", "[search]") {
  Fixture archive;
  archive.add("", "La pêche au thon.");
  archive.add("", "Le péché originel.");
  archive.add("", "LA PECHE AU THON EST INTERDITE.");
  archive.add("", "L’Etat, voisin de l’Elysée.");
  CHECK(archive.refs("péché") == "2 3");  // the capitals may stand for it
  CHECK(archive.run("peche").hits.size() == 3);
  CHECK(archive.run("pêche").hits.size() == 2);
  CHECK(archive.refs("\"pêche au thon est\"") == "3");
  CHECK(archive.refs("état") == "4");
  CHECK(archive.refs("ETAT") == "4");
  CHECK(archive.refs("élysée") == "4");
}

TEST_CASE("a phrase is its words in a row, elided ones included", "[search]") {
  Fixture archive;
  archive.add("", "La question de l’eau divise.");
  archive.add("", "La question des eaux, et l’eau.\n\nQuestion de\n\nl’eau.");
  CHECK(archive.refs("\"question de l'eau\"") == "1");
  CHECK(archive.refs("« question de l’eau »") == "1");
  CHECK(archive.refs("l’eau") == "2 1");
}

TEST_CASE("a compound is found whole, joined and by its parts", "[search]") {
  Fixture archive;
  archive.add("", "Le député Ben-Barak préside.");
  archive.add("", "Le député Ben Barak préside.");
  archive.add("", "Le porteparole.");
  archive.add("", "Le porte-parole.");
  CHECK(archive.refs("Ben-Barak") == "1 2");
  CHECK(archive.run("porte-parole").hits.size() == 2);
  CHECK(archive.run("porteparole").hits.size() == 2);
}

TEST_CASE("filters conjoin fields and join values", "[search]") {
  Fixture archive;
  core::Article article;
  article.body = "Le préfet.";
  article.date = core::make_day(2024, 4, 20);
  article.source = "Le Monde";
  article.authors = {"Anne Morel"};
  article.tags = {"Enquête"};
  archive.add(article);
  article.date = core::make_day(2024, 4, 22);
  article.source = "Ouest-France";
  archive.add(article);
  article.date.reset();
  archive.add(article);

  search::Filters filters;
  filters.from = core::make_day(2024, 4, 21);
  CHECK(archive.refs("préfet", false, filters) == "2");
  filters = {};
  filters.to = core::make_day(2024, 4, 21);
  CHECK(archive.refs("préfet", false, filters) == "1");
  filters = {};
  filters.sources = {"lemonde", "ouest france"};
  CHECK(archive.refs("", false, filters) == "2 1 3");
  filters.tags = {"enquete"};
  filters.authors = {"morel"};
  CHECK(archive.refs("", false, filters) == "2 1 3");
  filters.tags = {"autre"};
  CHECK(archive.refs("", false, filters).empty());
  CHECK(archive.refs("date:2024-04-22") == "2");
  CHECK(archive.refs("date:2024-04 source:monde") == "1");
  CHECK(archive.refs("préfet -source:\"Le Monde\"") == "2 3");
}

TEST_CASE("an unknown field, a wrong date and a short identifier are errors with their place", "[search]") {
  const auto errors = [](std::string_view typed) {
    const auto query = search::resolve(query::parse(typed), today);
    REQUIRE(query.has_error());
    return query.remarks.front();
  };
  CHECK(errors("tire:NSO").code == "unknown-field");
  CHECK(errors("tire:NSO").suggestion == "title");
  CHECK(errors("grève date:bof").code == "bad-date");
  CHECK(errors("grève date:bof").at == 12);
  CHECK(errors("date:2024-02-30").code == "bad-date");
  CHECK(errors("date:2024-05..2024-03").code == "bad-date");
  CHECK(errors("id:3f9").code == "short-id");
  CHECK(query::to_string(search::resolve(query::parse("publié:2024-02"), today).tree) ==
        "(date 2024-02-01 2024-02-29)");
}

TEST_CASE("a snippet shows whole sentences and marks exactly what matched", "[search]") {
  Fixture archive;
  archive.add("Grève à Lens",
              "La journée commence mal. Rien ne roule.\n\nToute l’espionnite est là. Une société d’espionnage ferme.");
  const auto hit = archive.run("espionnage").hits.at(0);
  REQUIRE(hit.snippets.size() == 1);
  CHECK(marked(hit.snippets[0]) == "Toute l’espionnite est là. Une société d’[espionnage] ferme.");
  const auto by_title = archive.run("Lens").hits.at(0);
  CHECK(marked(by_title.snippets.at(0)) == "La journée commence mal. Rien ne roule.");
  REQUIRE(by_title.title_highlights.size() == 1);
  CHECK(by_title.title_highlights[0] == core::Span{10, 14});
}

TEST_CASE("a long sentence is cut at a clause, around what matched", "[search]") {
  Fixture archive;
  std::string body = "Début";
  for (int i = 0; i < 60; ++i) body += " mot mot mot mot,";
  body += " voici l’aiguille,";
  for (int i = 0; i < 60; ++i) body += " mot mot mot mot,";
  archive.add("", body + " fin.");
  const auto hit = archive.run("aiguille").hits.at(0);
  const auto& extract = hit.snippets.at(0);
  CHECK(text::count_code_points(extract.text) <= 320);
  CHECK(text::count_code_points(extract.text) >= 120);
  CHECK(extract.text.starts_with("… "));
  CHECK(extract.text.ends_with(",…"));
  CHECK(marked(extract).find("[aiguille]") != std::string::npos);
}

TEST_CASE("only stop words run with a remark", "[search]") {
  Fixture archive;
  archive.add("", "Le chat dort.");
  const auto results = archive.run("le");
  CHECK(results.hits.size() == 1);
  REQUIRE(results.remarks.size() == 1);
  CHECK(results.remarks[0].code == "only-stop-words");
}
