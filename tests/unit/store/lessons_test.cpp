// SPDX-License-Identifier: GPL-3.0-or-later
// What a store keeps of names.
#include <catch2/catch.hpp>

#include <set>

#include "archive/store/lessons.hpp"
#include "database.hpp"
#include "fixture.hpp"

using namespace archive;
using store::LessonRow;
using store::Mode;
using store::Store;
using Origin = store::LessonRow::Origin;

namespace {

LessonRow row(Origin origin, const char* form, const char* kind, const char* name = "", std::int64_t articles = 0) {
  LessonRow made;
  made.origin = origin;
  made.form = form;
  made.kind = kind;
  made.name = name;
  made.articles = articles;
  return made;
}

}  // namespace

TEST_CASE("what was learned is replaced as a whole, and what the user said is not") {
  store::Directory directory;
  auto opened = Store::open(directory.archive(), Mode::Write);
  const auto alias = row(Origin::Alias, "NSO", "org", "NSO Group");
  const auto denied = row(Origin::Denied, "Vauzelin", "person");
  opened.begin();
  opened.lessons().say(alias);
  opened.lessons().say(denied);
  opened.lessons().replace_learned({row(Origin::Learned, "Vauzelin", "person", "", 3)});
  opened.lessons().set_learned_at(7);
  opened.commit();
  opened.begin();
  opened.lessons().replace_learned({row(Origin::Learned, "Traviax", "org", "", 4)});
  opened.commit();
  const auto reader = Store::open(directory.archive(), Mode::Read);
  CHECK(reader.lessons().all() == std::vector{alias, row(Origin::Learned, "Traviax", "org", "", 4), denied});
  CHECK(reader.lessons().learned_at() == 7);
}

TEST_CASE("every change of what is known of names is told by the stamp, where their number stays too") {
  store::Directory directory;
  auto opened = Store::open(directory.archive(), Mode::Write);
  std::set<std::uint64_t> seen{*opened.lessons().stamp()};
  const auto changes_stamp = [&](const auto& change) {
    opened.begin();
    change(opened.lessons());
    opened.commit();
    const auto stamp = *Store::open(directory.archive(), Mode::Read).lessons().stamp();
    return seen.insert(stamp).second;
  };
  CHECK(changes_stamp([](store::Lessons& lessons) { lessons.say(row(Origin::Alias, "NSO", "org", "NSO Group")); }));
  CHECK(changes_stamp([](store::Lessons& lessons) { lessons.say(row(Origin::Alias, "NSO", "org", "NSO Ltd")); }));
  CHECK(changes_stamp(
      [](store::Lessons& lessons) { lessons.replace_learned({row(Origin::Learned, "Vauzelin", "person", "", 3)}); }));
  CHECK(changes_stamp(
      [](store::Lessons& lessons) { lessons.replace_learned({row(Origin::Learned, "Traviax", "org", "", 3)}); }));
  CHECK(changes_stamp([](store::Lessons& lessons) { lessons.take_back("NSO", "org"); }));
  CHECK_FALSE(changes_stamp([](store::Lessons& lessons) { lessons.take_back("NSO", "org"); }));
}

TEST_CASE("the last thing said of a form holds, and can be taken back once") {
  store::Directory directory;
  auto opened = Store::open(directory.archive(), Mode::Write);
  opened.begin();
  opened.lessons().say(row(Origin::Alias, "NSO", "org", "NSO Group"));
  opened.lessons().say(row(Origin::Denied, "NSO", "org"));
  CHECK(opened.lessons().all() == std::vector{row(Origin::Denied, "NSO", "org")});
  CHECK(opened.lessons().take_back("NSO", "org"));
  CHECK_FALSE(opened.lessons().take_back("NSO", "org"));
  opened.commit();
  CHECK(opened.lessons().all().empty());
}

TEST_CASE("an article that is touched is a change of the log and stays as it is") {
  store::Directory directory;
  auto opened = Store::open(directory.archive(), Mode::Write);
  const auto id = store::put(opened, store::offer("a", "un")).id;
  const auto before = opened.last_change();
  opened.begin();
  CHECK(opened.touch(id));
  CHECK_FALSE(opened.touch(core::ArticleId()));
  opened.commit();
  CHECK(opened.last_change() == before + 1);
  CHECK(opened.find(id)->version == 1);
  CHECK(opened.check().empty());
}

TEST_CASE("a store of format 4 knows nothing of names, and is brought up to date by the first writer") {
  store::Directory directory;
  auto id = core::ArticleId();
  {
    auto opened = Store::open(directory.archive(), Mode::Write);
    id = store::put(opened, store::offer("a", "un")).id;
  }
  {
    const store::Database database(directory.archive() / "store.db", store::Database::Access::Write);
    database.execute(
        "DROP INDEX tombstones_of_article; DROP TABLE reported; DROP TABLE cursors; DROP TABLE saved_searches;"
        "DROP TABLE lessons; DROP TABLE learned; PRAGMA user_version = 4");
  }
  {
    const auto reader = Store::open(directory.archive(), Mode::Read);
    CHECK(reader.lessons().all().empty());
    CHECK(reader.lessons().learned_at() == 0);
    CHECK_FALSE(reader.lessons().stamp());
    CHECK(reader.find(id));
  }
  auto writer = Store::open(directory.archive(), Mode::Write);
  CHECK(writer.upgraded_from() == 4);
  writer.begin();
  writer.lessons().say(row(Origin::Alias, "NSO", "org", "NSO Group"));
  writer.commit();
  CHECK(writer.lessons().all().size() == 1);
  CHECK(writer.find(id));
}
