// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>
#include <string>

#include "archive/index/index.hpp"
#include "archive/search/resolve.hpp"
#include "archive/search/search.hpp"
#include "temporary_directory.hpp"

using namespace archive;

namespace {

const core::Day today = *core::make_day(2024, 4, 24);

class Archive {
 public:
  void add(std::string_view published, std::string body) {
    core::ArticleId id;
    id.bytes[0] = ++count_;
    core::Article article;
    article.ref = std::to_string(count_);
    article.date = core::parse_iso_day(published);
    article.body = std::move(body);
    index::Writer writer(directory_.path());
    writer.put(id, article);
    writer.commit(count_);
  }

  [[nodiscard]] search::Results run(std::string_view typed) const {
    search::Request request;
    request.query = search::resolve(query::parse(typed), today);
    REQUIRE_FALSE(request.query.has_error());
    search::Searcher searcher(directory_.path());
    auto results = searcher.run(request);
    CHECK(searcher.count(request) == results.hits.size());
    return results;
  }

  [[nodiscard]] std::string refs(std::string_view typed) const {
    std::string out;
    for (const auto& hit : run(typed).hits) out += (out.empty() ? "" : " ") + hit.article.ref;
    return out;
  }

 private:
  tests::TemporaryDirectory directory_;
  std::uint8_t count_ = 0;
};

}  // namespace

TEST_CASE("an article is found by the time it evokes", "[mentions]") {
  Archive archive;
  archive.add("2020-06-01", "Il évoque Mai 68 et la grève.");
  archive.add("2021-07-20", "Le ministre a parlé jeudi. Il reviendra lundi.");
  archive.add("2021-07-20", "Rien ne se passe.");
  archive.add("", "Hier, il pleuvait. Le 3 mai 1968, une assemblée se tient.");
  CHECK(archive.refs("mentions:\"mai 1968\"") == "1 4");
  CHECK(archive.refs("evoque:1968-05-03") == "4 1");
  CHECK(archive.refs("évoque:2021-07-15") == "2");
  CHECK(archive.refs("mentions:2021-07-26") == "2");
  CHECK(archive.refs("mentions:2021-07-20").empty());
  CHECK(archive.refs("mentions:1968 grève") == "1");
  CHECK(archive.refs("mentions:1968 SAUF grève") == "4");
  CHECK(archive.refs("mentions:..1970") == "1 4");
}

TEST_CASE("what is nearest to the time asked for ranks first, a century last", "[mentions]") {
  Archive archive;
  archive.add("2024-01-01", "Au XXe siècle, la ville grandit.");
  archive.add("2024-01-02", "En 1968, la ville manifeste.");
  archive.add("2024-01-03", "Le 3 mai 1968, puis le 6 mai 1968, la ville manifeste.");
  archive.add("2024-01-04", "En mai 1968, la ville manifeste.");
  CHECK(archive.refs("mentions:\"mai 1968\"") == "3 4 2 1");
}

TEST_CASE("the snippet is the sentence that evokes the time", "[mentions]") {
  Archive archive;
  archive.add(
      "2021-07-20",
      "La ville dort et ne sait rien de ce qui vient, ni de qui viendra, ni de ce qui pourrait s’ensuivre un jour.\n\n"
      "Rien ne bouge dans les rues de la ville, qui dort encore, et dont personne ne dit rien de plus.\n\n"
      "Le ministre a démissionné jeudi à Lille.");
  const auto results = archive.run("mentions:2021-07-15");
  REQUIRE(results.hits.size() == 1);
  REQUIRE(results.hits[0].snippets.size() == 1);
  const auto& snippet = results.hits[0].snippets[0];
  REQUIRE(snippet.highlights.size() == 1);
  CHECK(snippet.text.substr(snippet.highlights[0].begin, snippet.highlights[0].size()) == "jeudi");
}

TEST_CASE("a search by a name highlights whole mentions, and nothing that only looks like one", "[mentions]") {
  Archive archive;
  archive.add("2024-01-01",
              "Emmanuel Macron a reçu Anne Morel à Paris. M. Macron a parlé du Paris Saint-Germain, de NSO Group et du "
              "groupe NSO.");
  const auto marked = [&](std::string_view typed) {
    std::string out;
    const auto results = archive.run(typed);
    REQUIRE(results.hits.size() == 1);
    for (const auto& snippet : results.hits.front().snippets)
      for (const auto& span : snippet.highlights)
        out += (out.empty() ? "" : "|") + snippet.text.substr(span.begin, span.size());
    return out;
  };
  CHECK(marked("person:Macron") == "Emmanuel Macron|Macron");
  CHECK(marked("person:\"Emmanuel Macron\"") == "Emmanuel Macron|Macron");
  CHECK(marked("place:Paris") == "Paris");
  CHECK(marked("org:NSO") == "NSO Group|groupe NSO");
  CHECK(marked("person:Morel parlé") == "Anne Morel|parlé");
}
