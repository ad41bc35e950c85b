// SPDX-License-Identifier: GPL-3.0-or-later
/// An index of several segments answers as one that was written in one go.
#include <catch2/catch.hpp>
#include <functional>
#include <map>
#include <optional>
#include <random>
#include <string>

#include "archive/index/index.hpp"
#include "archive/search/resolve.hpp"
#include "archive/search/search.hpp"
#include "archive/text/utf8.hpp"
#include "temporary_directory.hpp"

using namespace archive;

namespace {

core::ArticleId id_of(unsigned number) {
  core::ArticleId id;
  // Not in the order of the numbers, as identifiers are hashes.
  const unsigned mixed = number * 2654435761u;
  for (std::size_t i = 0; i < 4; ++i) id.bytes[i] = static_cast<std::uint8_t>(mixed >> (24 - 8 * i));
  return id;
}

/// Words whose inflections and accents make synonyms of the query, frequent and rare ones.
core::Article random_article(std::mt19937& random, unsigned number) {
  static const char* const words[] = {"maison",    "maisons", "école",  "écoles",   "ecole", "Été", "pêche",
                                      "péché",     "pêches",  "grève",  "gréviste", "le",    "la",  "ministre",
                                      "ministres", "rentrée", "cheval", "chevaux",  "rare"};
  core::Article article;
  article.ref = std::to_string(number);
  article.source = random() % 3 ? "Le Phare" : "L'Écho";
  article.title = words[random() % std::size(words)];
  for (auto length = 5 + random() % 40; length > 0; --length) {
    article.body += words[random() % (random() % 4 ? 9 : std::size(words))];
    article.body += random() % 12 == 0 ? ". " : " ";
  }
  article.body = text::clean(article.body + " commun.");
  if (random() % 10) article.date = core::Day{static_cast<std::int32_t>(19'000 + random() % 20)};
  return article;
}

/// Everything that a search prints of some queries.
std::string answers(const std::filesystem::path& archive) {
  search::Searcher searcher(archive);
  std::string lines;
  for (const auto* typed : {"maison", "maison école", "ecole", "peche", "grève OU cheval", "\"le ministre\"", "commun",
                            "cheval -rare", "ministre PRES/3 la", "source:echo ete", "rar*", "commun maisons la"}) {
    for (const auto sort : {search::Sort::Relevance, search::Sort::Newest, search::Sort::Oldest}) {
      for (const bool any : {false, true}) {
        search::Request request;
        request.query = search::resolve(query::parse(typed), core::Day{19'500});
        request.sort = sort;
        request.any = any;
        request.limit = 25;
        lines += std::string(typed) + ' ' + std::to_string(searcher.count(request)) + ':';
        for (const auto& hit : searcher.run(request).hits) {
          char score[40];
          std::snprintf(score, sizeof score, " %s/%.9g", hit.article.ref.c_str(), hit.score);
          lines += score;
        }
        lines += '\n';
      }
    }
  }
  return lines;
}

}  // namespace

TEST_CASE("hits, scores and order do not depend on the segments that articles came in", "[segments]") {
  std::mt19937 random(7);
  // What was done, in order; a removal has no article.
  std::vector<std::pair<unsigned, std::optional<core::Article>>> done;
  std::map<unsigned, core::Article> last;
  for (unsigned number = 1; number <= 500; ++number) {
    done.emplace_back(number, random_article(random, number));
    if (random() % 10 == 0) done.emplace_back(1 + random() % number, random_article(random, number + 1000));
    if (random() % 15 == 0) done.emplace_back(1 + random() % number, std::nullopt);
  }
  for (const auto& [number, article] : done) {
    if (article) last[number] = *article;
    else last.erase(number);
  }
  const auto write = [&](const std::filesystem::path& archive, const std::function<bool(std::size_t)>& commit_after) {
    index::Writer writer(archive);
    for (std::size_t i = 0; i < done.size(); ++i) {
      const auto& [number, article] = done[i];
      if (article) writer.put(id_of(number), *article);
      else writer.remove(id_of(number));
      if (commit_after(i)) writer.commit(static_cast<std::int64_t>(i) + 1);
    }
    writer.commit(static_cast<std::int64_t>(done.size()));
  };

  const tests::TemporaryDirectory whole;
  {
    index::Writer writer(whole.path());
    for (const auto& [number, article] : last) writer.put(id_of(number), article);
    writer.commit(1);
    writer.compact();
  }
  const auto expected = answers(whole.path());
  CHECK(expected.size() > 10'000);

  const tests::TemporaryDirectory single, few, many;
  write(single.path(), [](std::size_t) { return false; });
  CHECK(answers(single.path()) == expected);
  write(few.path(), [](std::size_t i) { return i % 150 == 149; });
  CHECK(answers(few.path()) == expected);
  write(many.path(), [&](std::size_t) { return random() % 20 == 0; });
  CHECK(answers(many.path()) == expected);
  CHECK(index::check(many.path()).empty());
  CHECK(index::read_state(many.path()).articles == last.size());
  {
    index::Writer writer(many.path());
    writer.tidy();
    CHECK(answers(many.path()) == expected);
    writer.compact();
  }
  CHECK(answers(many.path()) == expected);
  CHECK(index::check(many.path()).empty());
}

TEST_CASE("articles changed in their segments answer as those of an index built anew", "[segments]") {
  const tests::TemporaryDirectory directory;
  std::mt19937 random(11);
  std::map<unsigned, core::Article> last;
  std::int64_t change = 0;
  std::optional<index::Writer> writer(directory.path());
  const auto put = [&](unsigned number) {
    last[number] = random_article(random, number + 1000 * static_cast<unsigned>(random() % 7));
    writer->put(id_of(number), last[number]);
  };
  const auto remove = [&](unsigned number) {
    last.erase(number);
    writer->remove(id_of(number));
  };
  const auto commit = [&] { writer->commit(++change); };
  const auto is_as_built_anew = [&] {
    const tests::TemporaryDirectory anew;
    index::Writer other(anew.path());
    for (const auto& [number, article] : last) other.put(id_of(number), article);
    other.commit(1);
    CHECK(index::check(directory.path()).empty());
    CHECK(index::read_state(directory.path()).articles == last.size());
    return answers(directory.path()) == answers(anew.path());
  };
  for (unsigned number = 1; number <= 300; ++number) put(number);
  commit();

  put(7);
  commit();
  CHECK(is_as_built_anew());
  put(7);  // twice in one commit, and once more after another
  put(7);
  commit();
  CHECK(is_as_built_anew());
  for (unsigned number = 20; number < 60; number += 3) put(number);
  for (unsigned number = 21; number < 60; number += 3) remove(number);
  commit();
  CHECK(is_as_built_anew());
  put(30);  // what is said last holds
  remove(30);
  remove(31);
  put(31);
  remove(21);  // gone already
  put(24);     // gone in the commit before
  put(301);
  put(301);
  commit();
  CHECK(is_as_built_anew());
  remove(301);
  commit();
  put(301);
  commit();
  CHECK(is_as_built_anew());

  SECTION("after compacting") { writer->compact(); }
  SECTION("by another process") { writer.emplace(directory.path()); }
  SECTION("by another process after compacting") {
    writer->compact();
    writer.emplace(directory.path());
  }
  for (unsigned number = 7; number <= 300; number += 40) put(number);
  remove(9);
  commit();
  CHECK(is_as_built_anew());
  put(9);
  put(7);
  for (unsigned number = 302; number <= 310; ++number) put(number);
  put(305);
  remove(306);
  commit();
  writer->tidy();
  CHECK(is_as_built_anew());
  remove(7);
  commit();
  writer->compact();
  CHECK(is_as_built_anew());
}

TEST_CASE("a word of every article is counted and sorted after an article was removed", "[segments]") {
  const tests::TemporaryDirectory directory;
  index::Writer writer(directory.path());
  core::Article article;
  article.body = "Le phare est un mot commun.";
  article.source = "Le Phare";
  for (unsigned number = 1; number <= 600; ++number) writer.put(id_of(number), article);
  writer.commit(1);
  writer.remove(id_of(10));
  writer.commit(2);
  search::Searcher searcher(directory.path());
  for (const auto* typed : {"commun", "commun OU phare", "source:phare", "commun -rare"}) {
    search::Request request;
    request.query = search::resolve(query::parse(typed), core::Day{19'500});
    CHECK(searcher.count(request) == 599);
    request.sort = search::Sort::Newest;
    request.limit = 1000;
    CHECK(searcher.run(request).hits.size() == 599);
  }
  search::Request request;
  request.query = search::resolve(query::parse("", {.filtered = true}), core::Day{19'500});
  request.filters.sources = {"Le Phare"};
  request.limit = 1000;
  CHECK(searcher.run(request).hits.size() == 599);
  CHECK(searcher.count(request) == 599);
}

TEST_CASE("an index without an article answers with none", "[search]") {
  const tests::TemporaryDirectory directory;
  index::Writer(directory.path()).commit(0);
  search::Searcher searcher(directory.path());
  for (const std::string_view typed : {"Macron", "président république", "presid*", "date:2024", "*"}) {
    search::Request request;
    request.query = search::resolve(query::parse(typed), *core::make_day(2024, 4, 24));
    CHECK(searcher.run(request).hits.empty());
    CHECK(searcher.count(request) == 0);
  }
}
