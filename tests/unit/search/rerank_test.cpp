// SPDX-License-Identifier: GPL-3.0-or-later
/// Of articles that hold the same, which comes first. Without what is tested the one added first would.
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

  /// The number of the best article, from 1.
  [[nodiscard]] std::string best(std::string_view typed, bool any) const {
    const auto hits = run(typed, any).hits;
    return hits.empty() ? "" : hits.front().article.ref;
  }

  [[nodiscard]] search::Results run(std::string_view typed, bool any) const {
    search::Request request;
    request.query = search::resolve(query::parse(typed), *core::make_day(2024, 4, 24));
    request.any = any;
    return search::Searcher(path()).run(request);
  }
};

}  // namespace

TEST_CASE("relatives of a word raise an article that holds it, and find none", "[search]") {
  const Ranked archive({"Il veut investir un grand quartier.", "Il veut investir un grand investissement.",
                        "Un autre investissement, un autre investisseur."});
  CHECK(archive.best("investir", false) == "2");
  CHECK(archive.run("investir", false).hits.size() == 2);
  CHECK(archive.run("investir", true).hits.size() == 2);
}

TEST_CASE("a name and a word in quotes have no relatives", "[search]") {
  const Ranked archive({"Il veut investir un grand quartier.", "Il veut investir un grand investissement."});
  CHECK(archive.best("investir", false) == "2");
  CHECK(archive.best("\"investir\"", false) == "1");
  CHECK(archive.best("Investir", false) == "1");
}

TEST_CASE("a word that few of the best articles hold tells them apart", "[search]") {
  std::vector<std::string> bodies;
  for (int i = 0; i < 12; ++i) bodies.emplace_back("Le chat dort, puis arrive un chien.");
  for (int i = 0; i < 11; ++i) bodies.emplace_back("Le bois dort, puis arrive un loup.");
  bodies.emplace_back("Le chat dort, puis arrive un loup.");
  CHECK(Ranked(bodies).best("chat chien loup", true) == "24");
}

TEST_CASE("words stand together over the stop words typed between them", "[search]") {
  const Ranked archive({"Une rose orne une place des vents.", "Une rose des vents orne une place."});
  CHECK(archive.best("rose des vents", false) == "2");
}

TEST_CASE("a compound weighs as one word", "[search]") {
  const Ranked archive({"On voit un arc-en-ciel au loin.", "On voit une girafe, une girafe rousse."});
  CHECK(archive.best("arc-en-ciel girafe", true) == "2");
}
