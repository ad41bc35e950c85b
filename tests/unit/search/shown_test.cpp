// SPDX-License-Identifier: GPL-3.0-or-later
// What a hit needs to be shown beside its text, and the age of articles.
#include <catch2/catch.hpp>
#include <string>

#include "archive/index/index.hpp"
#include "archive/search/resolve.hpp"
#include "archive/search/search.hpp"
#include "recency.hpp"
#include "temporary_directory.hpp"

using namespace archive;

namespace {

const core::Day today = *core::make_day(2024, 4, 24);

search::Request asking(std::string_view typed) {
  search::Request request;
  request.query = search::resolve(query::parse(typed), today);
  return request;
}

}  // namespace

TEST_CASE("an identifier is shown with the digits that no other article of the archive shares", "[search]") {
  const tests::TemporaryDirectory directory;
  {
    index::Writer writer(directory.path());
    core::Article article;
    article.title = "Un titre";
    const auto put = [&](std::string_view hex, std::string_view body) {
      article.body = body;
      writer.put(*core::parse_id(hex), article);
    };
    put("3f9a1c2b000000000000000000000000", "Le premier corps.");
    put("3f9a1c2b0f0000000000000000000000", "Un autre texte.");
    put("3f9a1c2c000000000000000000000000", "Un dernier mot.");
    writer.commit(1);
  }
  search::Searcher searcher(directory.path());
  auto request = asking("titre");
  request.short_ids = true;
  const auto results = searcher.run(request);
  REQUIRE(results.hits.size() == 3);
  for (const auto& hit : results.hits) {
    INFO(to_hex(hit.id));
    CHECK(hit.id_digits == (to_hex(hit.id).starts_with("3f9a1c2c") ? 8 : 10));
  }
  request.short_ids = false;
  CHECK(searcher.run(request).hits.front().id_digits == 8);
}

TEST_CASE("age takes half of a score at most, half the way after each half-life", "[search]") {
  const search::Recency recency{90, today};
  const auto days_ago = [](int days) { return core::Day{today.number - days}; };
  CHECK(search::recency_factor(today, recency) == Approx(1));
  CHECK(search::recency_factor(days_ago(-10), recency) == Approx(1));
  CHECK(search::recency_factor(days_ago(90), recency) == Approx(0.75));
  CHECK(search::recency_factor(days_ago(180), recency) == Approx(0.625));
  CHECK(search::recency_factor(days_ago(100'000), recency) == Approx(0.5));
  CHECK(search::recency_factor(std::nullopt, recency) == Approx(0.5));
}

TEST_CASE("age plays no part where a time is asked for, or another order", "[search]") {
  auto request = asking("grève");
  CHECK_FALSE(search::ranks_by_recency(request));
  request.recency = search::Recency{90, today};
  CHECK(search::ranks_by_recency(request));
  request.filters.to = today;
  CHECK_FALSE(search::ranks_by_recency(request));
  request.filters.to.reset();
  request.sort = search::Sort::Newest;
  CHECK_FALSE(search::ranks_by_recency(request));
  request = asking("grève (date:2023 OU port)");
  request.recency = search::Recency{90, today};
  CHECK_FALSE(search::ranks_by_recency(request));
}

TEST_CASE("with age the best of many articles are found, however many score better without it", "[search]") {
  const tests::TemporaryDirectory directory;
  {
    index::Writer writer(directory.path());
    for (int i = 0; i < 600; ++i) {
      core::ArticleId id;
      id.bytes[0] = static_cast<std::uint8_t>(i & 0xFF);
      id.bytes[1] = static_cast<std::uint8_t>(i >> 8);
      core::Article article;
      article.ref = std::to_string(i);
      const bool fresh = i == 599;
      article.date = fresh ? today : core::Day{today.number - 20'000};
      article.body =
          fresh ? "Le port est calme, dit la radio ce matin." : "Le port est au port, dit la radio ce matin.";
      writer.put(id, article);
    }
    writer.commit(1);
  }
  search::Searcher searcher(directory.path());
  auto request = asking("port");
  request.limit = 1;
  CHECK(searcher.run(request).hits.front().article.ref != "599");
  request.recency = search::Recency{90, today};
  CHECK(searcher.run(request).hits.front().article.ref == "599");
}
