// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/store/saved.hpp"

#include <catch2/catch.hpp>

#include "archive/store/store.hpp"
#include "database.hpp"
#include "fixture.hpp"

using namespace archive;
using store::Mode;
using store::Operation;
using store::Store;

namespace {

const store::Decider decider{"anne", "", {1'713'700'000, 120}};
const store::SavedSearch pegasus{"pegasus", "Pegasus ET Maroc", "anne", {1'713'700'000, 120}};

template <class Work>
void in_batch(Store& opened, Work work) {
  opened.begin();
  work(opened);
  opened.commit();
}

}  // namespace

TEST_CASE("a saved search is kept under its name, with a cursor that begins where it was added") {
  store::Directory directory;
  auto opened = Store::open(directory.archive(), Mode::Write);
  store::put(opened, store::offer("a", "un"));
  in_batch(opened, [](Store& s) { s.saved().add(pegasus, s.last_change()); });
  const auto found = Store::open(directory.archive(), Mode::Read).saved().find("pegasus");
  REQUIRE(found);
  CHECK(found->query == pegasus.query);
  CHECK(found->author == "anne");
  CHECK(found->at == pegasus.at);
  CHECK(opened.saved().cursor("pegasus")->change == 1);
  CHECK_FALSE(opened.saved().cursor("pegasus")->begun);
  CHECK_FALSE(opened.saved().cursor("moi"));
  in_batch(opened, [](Store& s) { CHECK(s.saved().remove("pegasus")); });
  in_batch(opened, [](Store& s) { CHECK_FALSE(s.saved().remove("pegasus")); });
  CHECK(opened.saved().all().empty());
  CHECK_FALSE(opened.saved().cursor("pegasus"));
}

TEST_CASE("a delivery that was begun stays begun until it ends, and what it told of is known") {
  store::Directory directory;
  auto opened = Store::open(directory.archive(), Mode::Write);
  const auto a = store::put(opened, store::offer("a", "un")).id;
  const auto b = store::put(opened, store::offer("b", "deux")).id;
  in_batch(opened, [](Store& s) { s.saved().begin("moi", 2); });
  CHECK(opened.saved().cursor("moi")->change == 0);
  CHECK(opened.saved().cursor("moi")->begun == 2);
  in_batch(opened, [&](Store& s) { s.saved().end("moi", 2, {a}); });
  CHECK(opened.saved().cursor("moi")->change == 2);
  CHECK_FALSE(opened.saved().cursor("moi")->begun);
  CHECK(opened.saved().was_reported("moi", a));
  CHECK_FALSE(opened.saved().was_reported("moi", b));
  CHECK_FALSE(opened.saved().was_reported("toi", a));
}

TEST_CASE("a cursor is never ahead of the log") {
  store::Directory directory;
  auto opened = Store::open(directory.archive(), Mode::Write);
  store::put(opened, store::offer("a", "un"));
  in_batch(opened, [](Store& s) { s.saved().end("moi", 70, {}); });
  CHECK(opened.saved().cursor("moi")->change == 1);
}

TEST_CASE("an article is found as it was at any change") {
  store::Directory directory;
  auto opened = Store::open(directory.archive(), Mode::Write);
  const auto id = store::put(opened, store::offer("a", "un")).id;  // 1
  auto second = store::offer("a", "deux");
  second.article.title = "Deuxième";
  store::put(opened, second);  // 2
  in_batch(opened, [&](Store& s) {
    s.correct(id, std::vector<store::Correction>{{"title", Operation::Set, {"Juste"}}}, decider);
  });                                                                   // 3
  in_batch(opened, [&](Store& s) { s.undo_correction(id, decider); });  // 4
  in_batch(opened, [&](Store& s) { s.remove(id); });                    // 5
  in_batch(opened, [&](Store& s) { s.bring_back(id); });                // 6
  const auto title_at = [&](store::ChangeNumber at) {
    const auto article = opened.find_at(id, at);
    return article ? article->title : std::string("none");
  };
  CHECK(title_at(0) == "none");
  CHECK(title_at(1) == "Le président parle");
  CHECK(title_at(2) == "Deuxième");
  CHECK(title_at(3) == "Juste");
  CHECK(title_at(4) == "Deuxième");
  CHECK(title_at(5) == "none");
  CHECK(title_at(6) == "Deuxième");
  CHECK(title_at(99) == opened.find(id)->article.title);
  CHECK(opened.find_at(id, 1)->body == "Un corps.\n\nDeux paragraphes.");
  CHECK(opened.made_at(id, 2) == 2);
  CHECK(opened.made_at(id, 4) == 4);
  CHECK_FALSE(opened.made_at(id, 5));
  CHECK(opened.made_at(id, 6) == 4);
}

TEST_CASE("a store of format 5 knows no saved search, and gets the tables from the first writer") {
  store::Directory directory;
  (void)Store::open(directory.archive(), Mode::Write);
  {
    const store::Database database(directory.archive() / "store.db", store::Database::Access::Write);
    database.execute(
        "DROP INDEX tombstones_of_article; DROP TABLE reported; DROP TABLE cursors; DROP TABLE saved_searches;"
        "ALTER TABLE learned DROP COLUMN revision; PRAGMA user_version = 5");
  }
  {
    const auto reader = Store::open(directory.archive(), Mode::Read);
    CHECK(reader.format() == 5);
    CHECK(reader.saved().all().empty());
    CHECK_FALSE(reader.saved().find("pegasus"));
    CHECK_FALSE(reader.saved().cursor("pegasus"));
  }
  auto writer = Store::open(directory.archive(), Mode::Write);
  CHECK(writer.upgraded_from() == 5);
  CHECK(writer.format() == store::format_version);
  in_batch(writer, [](Store& s) { s.saved().add(pegasus, 0); });
  CHECK(writer.saved().find("pegasus"));
}
