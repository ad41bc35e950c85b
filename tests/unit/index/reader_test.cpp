// SPDX-License-Identifier: GPL-3.0-or-later
// A reader that opened an index before a writer changed it.
#include "archive/index/reader.hpp"

#include <xapian.h>

#include <catch2/catch.hpp>
#include <string>
#include <string_view>

#include "archive/core/error.hpp"
#include "archive/index/index.hpp"
#include "archive/index/lists.hpp"
#include "temporary_directory.hpp"

using namespace archive;
namespace fs = std::filesystem;

namespace {

/// An article of this number with this body.
void put(index::Writer& writer, std::uint8_t number, std::string body) {
  core::ArticleId id;
  id.bytes[0] = number;
  core::Article article;
  article.title = "Un titre";
  article.body = std::move(body);
  writer.put(id, article);
}

/// How many articles hold a word by the lists, tried again as a search is.
std::size_t count_listed(index::Reader& reader) {
  std::size_t count = 0;
  reader.with_retry([&] {
    count = 0;
    for (const auto& lists : reader.lists()) count += lists.postings("préfet").articles.size();
  });
  return count;
}

/// The same by Xapian, where it sees the same articles as the lists.
std::size_t count_articles(index::Reader& reader) {
  std::size_t count = 0;
  reader.with_retry([&] {
    std::size_t size = 0;
    const auto& database = reader.database();
    for (const auto& lists : reader.lists()) size += lists.size();
    CHECK(database.get_doccount() == size);
    count = database.get_termfreq("préfet");
  });
  CHECK(count_listed(reader) == count);
  return count;
}

}  // namespace

TEST_CASE("a database is opened of what there is, after the segments that were looked at have gone", "[reader]") {
  const tests::TemporaryDirectory directory;
  index::Writer writer(directory.path());
  put(writer, 1, "Le préfet arrive.");
  writer.commit(1);
  put(writer, 2, "Le préfet repart.");
  writer.commit(2);
  index::Reader reader(directory.path());
  SECTION("merged into another") {
    writer.compact();
    put(writer, 3, "Le préfet revient.");
    writer.commit(3);
    CHECK(count_articles(reader) == 3);
  }
  SECTION("changed in their place") {
    put(writer, 1, "Le préfet tarde.");
    writer.commit(3);
    CHECK(count_articles(reader) == 2);
    CHECK(reader.state().change == 3);
  }
  SECTION("built anew beside") {
    index::Writer beside(directory.path(), "beside");
    put(beside, 9, "Le préfet est parti.");
    beside.commit(9);
    index::install(directory.path(), "beside");
    CHECK(count_articles(reader) == 1);
    CHECK(reader.state().change == 9);
  }
}

TEST_CASE("what lists read for the first time is of the segments that were looked at, or of those there are",
          "[reader]") {
  const tests::TemporaryDirectory directory;
  index::Writer writer(directory.path());
  for (std::uint8_t number = 1; number < 4; ++number) {
    put(writer, number, "Le préfet arrive.");
    writer.commit(number);
  }
  index::Reader merged(directory.path());
  writer.compact();
  CHECK(count_listed(merged) == 3);
  index::Reader changed(directory.path());
  put(writer, 1, "Le maire arrive.");
  writer.commit(4);
  const auto before_or_after = [](std::size_t count) { return count == 3 || count == 2; };
  CHECK(before_or_after(count_listed(changed)));
  CHECK(count_articles(changed) == 2);
}

TEST_CASE("a segment that is gone and still named is told as damage, and not looked for for ever", "[reader]") {
  const tests::TemporaryDirectory directory;
  {
    index::Writer writer(directory.path());
    put(writer, 1, "Le préfet arrive.");
    writer.commit(1);
  }
  index::Reader reader(directory.path());
  const auto remove = [&](std::string_view name) {
    for (const auto& entry : fs::recursive_directory_iterator(directory.path() / "index"))
      if (entry.path().filename() == name) fs::remove(entry.path());
  };
  SECTION("all of it") {
    remove("iamglass");
    CHECK_THROWS_AS(count_articles(reader), core::Error);
    CHECK_THROWS_AS(index::Reader(directory.path()), core::Error);
  }
  SECTION("a table") {
    remove("postlist.glass");
    CHECK_THROWS_AS(count_listed(reader), core::Error);
    CHECK_THROWS_AS(count_articles(reader), core::Error);
  }
}
