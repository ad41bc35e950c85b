// SPDX-License-Identifier: GPL-3.0-or-later
/// Which words stand for a word of a query whose words need not all be there.
#include <catch2/catch.hpp>

#include <string>
#include <vector>

#include "archive/search/resolve.hpp"
#include "archive/search/search.hpp"
#include "unit/search/bodies.hpp"

using namespace archive;

namespace {

class Ranked : public tests::Bodies {
 public:
  using Bodies::Bodies;

  /// The numbers of the articles found, best first.
  [[nodiscard]] std::string found(std::string_view typed, bool any = true) const {
    std::string refs;
    for (const auto& hit : run(typed, any).hits) refs += (refs.empty() ? "" : " ") + hit.article.ref;
    return refs;
  }

  [[nodiscard]] search::Results run(std::string_view typed, bool any = true) const {
    search::Searcher searcher(path());
    const auto results = searcher.run(request(typed, any));
    CHECK(searcher.count(request(typed, any)) == results.total);
    return results;
  }

  [[nodiscard]] std::string explained(std::string_view typed) const {
    return search::Searcher(path()).explain(request(typed, true)).front();
  }

 private:
  static search::Request request(std::string_view typed, bool any) {
    search::Request request;
    request.query = search::resolve(query::parse(typed), *core::make_day(2024, 4, 24));
    REQUIRE_FALSE(request.query.has_error());
    request.any = any;
    request.limit = 50;
    return request;
  }
};

std::vector<std::string> times(std::size_t count, const std::string& body) { return {count, body}; }

}  // namespace

TEST_CASE("where no word is required a word of the same stem will do", "[search]") {
  const Ranked archive({"Un investissement utile.", "Il veut investir ici.", "Un chat dort."});
  CHECK(archive.found("investir demain partout") == "2 1");
  CHECK(archive.found("investir", false) == "2");
  CHECK(archive.found("investir ici", false) == "2");
  CHECK(archive.found("investir utile", false).empty());
}

TEST_CASE("a relative is explained and highlighted", "[search]") {
  const Ranked archive({"Un investissement utile.", "Il veut investir ici."});
  CHECK(archive.explained("investir demain") == "(word investir): investir (1), investissement (1)");
  const auto hits = archive.run("investir demain").hits;
  REQUIRE(hits.size() == 2);
  REQUIRE(hits.back().snippets.size() == 1);
  const auto& snippet = hits.back().snippets.front();
  REQUIRE(snippet.highlights.size() == 1);
  CHECK(snippet.text.substr(snippet.highlights.front().begin, snippet.highlights.front().size()) == "investissement");
}

TEST_CASE("no relative is told apart by its accents", "[search]") {
  const Ranked archive({"La marche est longue.", "Ils marchaient.", "Nous marchons, il a marché.",
                        "Les marchés ferment.", "Il va à la pêche.", "Les pêches sont mûres.", "Ils pêchaient.",
                        "Un péché.", "Nous péchons.", "La côte est belle.", "Les côtes.", "Un côté."});
  CHECK(archive.found("marché partout demain") == "3 4");
  CHECK(archive.found("péché partout demain") == "8");
  CHECK(archive.found("pêche partout demain") == "5 6");
  CHECK(archive.found("côté partout demain") == "12");
}

TEST_CASE("names, groups, and words that are quoted or wanted as typed have no relatives", "[search]") {
  const Ranked archive({"Un investissement utile.", "Il veut investir ici."});
  CHECK(archive.found("demain investir") == "2 1");
  CHECK(archive.found("demain Investir") == "2");
  CHECK(archive.found("demain \"investir\"") == "2");
  CHECK(archive.found("demain =investir") == "2");
  CHECK(archive.found("demain (investir OU partout)") == "2");
  CHECK(archive.found("demain titre:investir").empty());
  CHECK(archive.found("utile SAUF investir") == "1");
}

TEST_CASE("a relative that very many articles hold finds none", "[search]") {
  auto bodies = times(10, "Un investissement utile.");
  bodies.emplace_back("Il veut investir ici.");
  CHECK(Ranked(bodies).run("investir demain").total == 11);
  bodies.emplace_back("Un investissement utile.");
  CHECK(Ranked(bodies).found("investir demain") == "11");
}

TEST_CASE("a form of another stem that very many articles hold finds them and does not weigh", "[search]") {
  auto bodies = times(11, "Je suis ici.");
  bodies.emplace_back("Un cours suivi par lui, parmi ceux que l'on donne dans cette grande ville du bord de la mer.");
  const auto hits = Ranked(bodies).run("suivis demain").hits;
  REQUIRE(hits.size() == 12);
  CHECK(hits.front().article.ref == "12");
  CHECK(hits.front().score > 2 * hits.back().score);
}
