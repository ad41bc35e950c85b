// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include <string>

#include "archive/index/index.hpp"
#include "archive/search/resolve.hpp"
#include "archive/search/search.hpp"
#include "archive/text/utf8.hpp"
#include "temporary_directory.hpp"

using namespace archive;

namespace {

const core::Day today = *core::make_day(2024, 4, 24);

/// An archive of a few articles of one source, and what is said where it holds nothing.
class Archive {
 public:
  void add(const std::string& body, const std::string& source = "Le Journal", core::Day date = today) {
    core::Article article;
    article.title = "Sans titre";
    article.body = text::clean(body);
    article.source = source;
    article.date = date;
    core::ArticleId id;
    id.bytes[0] = ++count_;
    index::Writer writer(directory_.path());
    writer.put(id, article);
    writer.commit(count_);
  }

  [[nodiscard]] search::Results run(std::string_view typed, const search::Filters& filters = {}) const {
    search::Request request;
    request.query = search::resolve(query::parse(typed, {.filtered = !filters.empty()}), today);
    INFO(typed);
    REQUIRE_FALSE(request.query.has_error());
    request.filters = filters;
    request.repair = true;
    return search::Searcher(directory_.path()).run(request);
  }

  /// `missing: text (articles), -text (articles)`: a minus where something is left out.
  [[nodiscard]] std::string tried(std::string_view typed, const search::Filters& filters = {}) const {
    const auto results = run(typed, filters);
    std::string line = results.missing + ":";
    for (const auto& each : results.suggestions) {
      line += each.kind == search::SuggestionKind::Query ? " " : " -";
      line += each.text + " (" + std::to_string(each.articles) + ")";
    }
    return line;
  }

 private:
  tests::TemporaryDirectory directory_;
  std::uint8_t count_ = 0;
};

}  // namespace

TEST_CASE("a word with wrong accents is tried with those of the archive", "[repair]") {
  Archive archive;
  archive.add("Hier, le congrès du parti a voté.");
  CHECK(archive.tried("congrés") == "congrés: congrès (1)");
  CHECK(archive.tried("congrès") == ":");
}

TEST_CASE("a slip of the pen is put right, in the spelling of a text", "[repair]") {
  Archive archive;
  archive.add("Hier, le logiciel Pegasus a visé un ministre. Selon la NASA, rien. Puis la NASA se tut.");
  CHECK(archive.tried("Pegassus") == "Pegassus: Pegasus (1)");
  CHECK(archive.tried("pegassus") == "pegassus: Pegasus (1)");
  CHECK(archive.tried("mimitsre") == "mimitsre: ministre (1)");
  CHECK(archive.tried("nasaa") == "nasaa: NASA (1)");
}

TEST_CASE("a word with another first letter comes last, and the frequent before the rare", "[repair]") {
  Archive archive;
  archive.add("Le parlment vote un budget.");
  for (int i = 0; i < 2; ++i) archive.add("Le parlemant et le tarlement, dit-on.");
  CHECK(archive.tried("parlement") == "parlement: parlemant (2) parlment (1) tarlement (2)");
}

TEST_CASE("a number is never put right, nor a name into a common word", "[repair]") {
  Archive archive;
  archive.add("Il y avait 2023 marches, et des macarons.");
  CHECK(archive.tried("2024") == "2024:");
  CHECK(archive.tried("Macarron") == "Macarron:");
  CHECK(archive.tried("macarron") == "macarron: macarons (1)");
}

TEST_CASE("two words written as one are tried apart, and one written as two together", "[repair]") {
  Archive archive;
  archive.add("Un logiciel espion, et un supermarché.");
  CHECK(archive.tried("logicielespion") == "logicielespion: \"logiciel espion\" (1)");
  CHECK(archive.tried("super marché") == "super: supermarché (1)");
}

TEST_CASE("a word that stands only in another word of its family is tried with it", "[repair]") {
  Archive archive;
  archive.add("On attend des décisions et des investissements.");
  CHECK(archive.tried("décisif") == "décisif: +décisif (1)");
  CHECK(archive.tried("=investissement") == ": investissement (1)");
}

TEST_CASE("of several words the one that has no article is put right", "[repair]") {
  Archive archive;
  archive.add("Hier, le logiciel Pegasus a visé un ministre.");
  archive.add("Hier, le ministre a visité une ferme.");
  CHECK(archive.tried("ministre Pegassus") == "Pegassus: ministre Pegasus (1)");
  CHECK(archive.tried("\"logiciel Pegassus\"") == "Pegassus: \"logiciel Pegasus\" (1)");
  CHECK(archive.tried("ferme Pegassus") == "Pegassus:");
}

TEST_CASE("several mistyped words are put right at once, and one that an article holds by mistake", "[repair]") {
  Archive archive;
  for (int i = 0; i < 12; ++i) archive.add("Le ministre Macron parle au gouvernement.");
  archive.add("Le minstre parle.");
  CHECK(archive.tried("minitsre Macrn") == "minitsre: ministre Macron (12)");
  CHECK(archive.tried("minstre Macron") == ": ministre Macron (12)");
  CHECK(archive.tried("minstre Macrn") == "Macrn: ministre Macron (12)");
  CHECK(archive.tried("Macrn \"parle au gouvernemnt\"") == "Macrn: Macron \"parle au gouvernement\" (12)");
  CHECK(archive.tried("Macrn zzyzx") == "Macrn:");
}

TEST_CASE("a field or a filter that stands in the way is named with what it hides", "[repair]") {
  Archive archive;
  archive.add("Hier, le logiciel Pegasus.", "Le Journal", *core::make_day(2024, 1, 2));
  CHECK(archive.tried("Pegasus date:2023") == ": -date:2023 (1)");
  CHECK(archive.tried("Pegasus source:autre") == ": -source:autre (1)");
  CHECK(archive.tried("titre:Pegasus") == ": -titre: (1)");
  search::Filters filters;
  filters.sources = {"Autre"};
  CHECK(archive.tried("Pegasus", filters) == ": -source (1)");
  CHECK(archive.tried("Pegassus", filters) == "Pegassus:");
  filters = {};
  filters.from = core::make_day(2024, 2, 1);
  CHECK(archive.tried("Pegasus", filters) == ": -from (1)");
  filters.to = filters.from;
  CHECK(archive.tried("Pegasus", filters) == ": -on (1)");
}

TEST_CASE("a rare word beside a much more frequent neighbour is remarked", "[repair]") {
  Archive archive;
  for (int i = 0; i < 10; ++i) archive.add("Hier, Pegasus a parlé.");
  archive.add("Hier, Pegazus a parlé.");
  const auto results = archive.run("Pegazus");
  CHECK(results.hits.size() == 1);
  CHECK(archive.tried("Pegazus") == "Pegazus: Pegasus (10)");
  CHECK(archive.tried("Pegasus") == ":");
}
