// SPDX-License-Identifier: GPL-3.0-or-later
// A reader that opened an index before a writer changed it.
#include "archive/index/reader.hpp"

#include <catch2/catch.hpp>
#include <string>

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

/// How many articles the lists hold, tried again as a search is.
std::uint32_t count_articles(index::Reader& reader) {
  std::uint32_t count = 0;
  reader.with_retry([&] {
    count = 0;
    for (const auto& lists : reader.lists()) count += lists.size();
  });
  return count;
}

}  // namespace

TEST_CASE("lists are opened of what there is, after the segments that were opened have gone", "[reader]") {
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

TEST_CASE("a segment that is gone and still named is told as damage, and not looked for for ever", "[reader]") {
  const tests::TemporaryDirectory directory;
  {
    index::Writer writer(directory.path());
    put(writer, 1, "Le préfet arrive.");
    writer.commit(1);
  }
  index::Reader reader(directory.path());
  for (const auto& entry : fs::recursive_directory_iterator(directory.path() / "index"))
    if (entry.path().filename() == "iamglass") fs::remove(entry.path());
  CHECK_THROWS_AS(count_articles(reader), core::Error);
}
