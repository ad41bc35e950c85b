// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/index/index.hpp"

#include <sys/stat.h>
#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "archive/core/error.hpp"
#include "archive/index/date_value.hpp"
#include "archive/index/record.hpp"
#include "archive/index/schema.hpp"
#include "archive/index/terms.hpp"
#include "temporary_directory.hpp"

using namespace archive;
namespace fs = std::filesystem;

namespace {

core::ArticleId make_id(std::uint8_t number) {
  core::ArticleId id;
  id.bytes[0] = number;
  return id;
}

core::Article make_article(std::string body) {
  core::Article article;
  article.title = "Un titre";
  article.body = std::move(body);
  article.date = core::make_day(2024, 4, 20);
  article.authors = {"Anne Morel"};
  article.tags = {"enquête"};
  article.source = "Le Courrier";
  return article;
}

}  // namespace

TEST_CASE("what is committed is there for a reader, with its change number", "[index]") {
  const tests::TemporaryDirectory directory;
  index::Writer writer(directory.path());
  writer.put(make_id(1), make_article("Le préfet arrive."));
  writer.put(make_id(2), make_article("Le préfet repart."));
  CHECK(index::read_state(directory.path()).articles == 0);
  writer.commit(7);
  const auto state = index::read_state(directory.path());
  CHECK(state.articles == 2);
  CHECK(state.change == 7);
  CHECK(index::list_articles(directory.path()) == std::vector{make_id(1), make_id(2)});
  CHECK(index::check(directory.path()).empty());
}

TEST_CASE("a new version takes the place of the old one, and a removed article leaves", "[index]") {
  const tests::TemporaryDirectory directory;
  index::Writer writer(directory.path());
  writer.put(make_id(1), make_article("Première version."));
  writer.put(make_id(1), make_article("Seconde version."));
  writer.put(make_id(2), make_article("Autre."));
  writer.remove(make_id(2));
  writer.remove(make_id(3));
  writer.commit(1);
  CHECK(index::list_articles(directory.path()) == std::vector{make_id(1)});
}

TEST_CASE("compaction and installation keep what the index holds", "[index]") {
  const tests::TemporaryDirectory directory;
  {
    index::Writer writer(directory.path());
    writer.put(make_id(1), make_article("Un."));
    writer.commit(3);
    writer.compact();
    writer.put(make_id(2), make_article("Deux."));
    writer.commit(4);
  }
  CHECK(index::read_state(directory.path()).articles == 2);
  {
    index::Writer beside(directory.path(), "beside");
    beside.put(make_id(9), make_article("Neuf."));
    beside.commit(9);
  }
  CHECK(index::read_state(directory.path()).change == 4);
  index::install(directory.path(), "beside");
  CHECK(index::list_articles(directory.path()) == std::vector{make_id(9)});
}

TEST_CASE("an index of the format before is read, and has the new one once it is written to", "[index]") {
  const tests::TemporaryDirectory directory;
  {
    index::Writer writer(directory.path());
    writer.put(make_id(1), make_article("Un."));
    for (std::uint8_t number = 2; number < 20; ++number) writer.put(make_id(number), make_article("Autre."));
    writer.commit(1);
  }
  const auto current = directory.path() / "index/current";
  const auto read = [&] {
    std::ifstream in(current);
    return std::string{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  };
  const auto first_line = [](int format) { return "archive-index " + std::to_string(format) + "\n"; };
  const auto now = read();
  REQUIRE(now.starts_with(first_line(index::format_version)));
  const auto rest = now.substr(first_line(index::format_version).size());
  std::ofstream(current) << first_line(index::oldest_format) << rest;
  CHECK(index::read_state(directory.path()).articles == 19);
  {
    index::Writer writer(directory.path());
    writer.put(make_id(1), make_article("Deux."));
    writer.commit(2);
  }
  CHECK(read().starts_with(first_line(index::format_version)));
  CHECK(index::read_state(directory.path()).articles == 19);
  CHECK(index::check(directory.path()).empty());
  std::ofstream(current) << first_line(index::oldest_format - 1) << rest;
  CHECK_THROWS_WITH(index::read_state(directory.path()), Catch::Contains("older format"));
}

TEST_CASE("the files of the index are private", "[index]") {
  const tests::TemporaryDirectory directory;
  index::Writer writer(directory.path());
  writer.commit(0);
  for (const auto& entry : fs::recursive_directory_iterator(directory.path() / "index")) {
    struct stat status {};
    REQUIRE(::stat(entry.path().c_str(), &status) == 0);
    INFO(entry.path());
    CHECK((status.st_mode & 0077) == 0);
  }
}

TEST_CASE("where there is no archive, or no index, the message says what to do", "[index]") {
  const tests::TemporaryDirectory directory;
  try {
    (void)index::read_state(directory.path());
    FAIL("nothing was thrown");
  } catch (const core::Error& error) {
    CHECK(error.status() == core::Status::Usage);
    CHECK_FALSE(error.hint().empty());
  }
}

TEST_CASE("a record gives back the article it was made of", "[index]") {
  auto article = make_article("Un corps.\n\nDeux.");
  article.ref = "a-1";
  article.url = "https://exemple.fr/a";
  const auto packed = index::pack(make_id(5), article, "\1\2");
  const auto shown = index::unpack(packed);
  CHECK(shown.id == make_id(5));
  CHECK(index::signature_of(packed) == "\1\2");
  CHECK(shown.article.title == article.title);
  CHECK(shown.article.body == article.body);
  CHECK(shown.article.date == article.date);
  CHECK(shown.article.authors == article.authors);
  CHECK(shown.article.tags == article.tags);
  CHECK(shown.article.ref == article.ref);
  article.date = core::make_day(1905, 12, 9);
  CHECK(index::unpack(index::pack(make_id(5), article, "\1\2")).article.date == article.date);
  article.date.reset();
  CHECK_FALSE(index::unpack(index::pack(make_id(5), article, "\1\2")).article.date);
  CHECK_THROWS_AS(index::unpack("nonsense"), core::Error);
  CHECK_THROWS_AS(index::unpack(std::string_view(packed).substr(0, packed.size() - 3)), core::Error);
}

TEST_CASE("date values sort as their days", "[index]") {
  const auto early = *core::make_day(1893, 1, 2), late = *core::make_day(2024, 1, 2);
  CHECK(index::date_value(early) < index::date_value(late));
  CHECK(index::day_of_value(index::date_value(early)) == early);
  CHECK_FALSE(index::day_of_value(""));
}

TEST_CASE("fields are found by both names, and a slip suggests the nearest", "[index]") {
  CHECK(index::find_field("titre") == index::find_field("title"));
  CHECK(index::find_field("tire") == nullptr);
  CHECK(index::nearest_field("tire") == "title");
  CHECK(index::nearest_field("xyzzy").empty());
}

TEST_CASE("an overlong term is cut to its bound and stays distinct", "[index]") {
  const std::string a(400, 'a');
  const auto one = index::make_term("", a + "b"), two = index::make_term("", a + "c");
  CHECK(one.size() <= index::longest_term);
  CHECK(one != two);
  CHECK(index::slug("Le Monde") == "lemonde");
}
