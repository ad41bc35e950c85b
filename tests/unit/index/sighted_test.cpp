// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/index/sighted.hpp"

#include <catch2/catch.hpp>
#include <string>

#include "archive/index/index.hpp"
#include "temporary_directory.hpp"

using namespace archive;

namespace {

core::ArticleId id_of(int number) {
  core::ArticleId id;
  // Not in the order of the days.
  id.bytes[0] = static_cast<std::uint8_t>(number * 37 % 251);
  id.bytes[1] = static_cast<std::uint8_t>(number);
  return id;
}

/// Articles that name a minister, the earliest of which is the last; each third one is a copy of one article.
void put_some(const std::filesystem::path& archive, int from, int until) {
  index::Writer writer(archive);
  index::Preparer preparer;
  for (int number = from; number < until; ++number) {
    core::Article article;
    article.body = "Hier, le ministre Vauzelin a parlé du port.";
    article.date = core::make_day(2024, 6, 1);
    if (number == 99) article.date = core::make_day(2024, 3, 1);
    writer.put(preparer.prepare(id_of(number), article, number % 3 == 0 ? 1 : number + 1000));
  }
  writer.commit(until);
}

}  // namespace

TEST_CASE("all articles of a name are counted, copies once, whatever segments they are in", "[sighted]") {
  const tests::TemporaryDirectory directory;
  SECTION("one") { put_some(directory.path(), 0, 100); }
  SECTION("several") {
    put_some(directory.path(), 0, 70);
    put_some(directory.path(), 70, 80);
    put_some(directory.path(), 80, 100);
  }
  const auto list = index::list_sighted(directory.path(), 2);
  REQUIRE(list.size() == 1);
  CHECK(list[0].sighting.form == "Vauzelin");
  CHECK(list[0].articles == 67);
  CHECK(list[0].as_kind == 100);
  CHECK(list[0].as_other == 0);
  CHECK(list[0].article == id_of(99));
  CHECK(index::list_sighted(directory.path(), 68).empty());
}
