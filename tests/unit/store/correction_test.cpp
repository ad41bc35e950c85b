// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/store/correction.hpp"

#include <catch2/catch.hpp>
#include <stdexcept>

#include "archive/store/store.hpp"
#include "database.hpp"
#include "fixture.hpp"

using namespace archive;
using store::Correction;
using store::Event;
using store::Mode;
using store::Operation;
using store::Outcome;
using store::Store;

namespace {

const store::Decider decider{"anne", "erreur de saisie", {1'713'700'000, 120}};

void correct(Store& opened, const core::ArticleId& id, const std::vector<Correction>& corrections) {
  opened.begin();
  CHECK(opened.correct(id, corrections, decider));
  opened.commit();
}

std::optional<store::ChangeNumber> undo(Store& opened, const core::ArticleId& id) {
  opened.begin();
  const auto undone = opened.undo_correction(id, decider);
  opened.commit();
  return undone;
}

std::vector<Event::Kind> kinds(const std::vector<Event>& events) {
  std::vector<Event::Kind> result;
  for (const auto& event : events) result.push_back(event.kind);
  return result;
}

}  // namespace

TEST_CASE("a correction changes what is found, is noted, and keeps the original") {
  store::Directory directory;
  auto opened = Store::open(directory.archive(), Mode::Write);
  const auto id = store::put(opened, store::offer("a", "un")).id;
  correct(opened, id, {{"title", Operation::Set, {"Le titre juste"}}, {"date", Operation::Set, {"2021-07-25"}}});
  const auto record = opened.find(id);
  REQUIRE(record);
  CHECK(record->article.title == "Le titre juste");
  CHECK(record->article.date == core::parse_iso_day("2021-07-25"));
  CHECK(record->article.date_from == "user");
  const auto& noted = record->article.provenance.at(0);
  CHECK(noted.field == "title");
  CHECK(noted.origin == "correction");
  CHECK_THAT(noted.detail, Catch::Contains("by anne") && Catch::Contains("instead of: Le président parle") &&
                               Catch::Contains("erreur de saisie"));
  CHECK(opened.original(id) == "un");
  CHECK(opened.check().empty());
}

TEST_CASE("a correction is one change of the log") {
  store::Directory directory;
  auto opened = Store::open(directory.archive(), Mode::Write);
  const auto id = store::put(opened, store::offer("a", "un")).id;
  correct(opened, id, {{"title", Operation::Set, {"Un"}}, {"section", Operation::Set, {"Monde"}}});
  CHECK(opened.last_change() == 2);
  opened.for_each_change(1, [&](const store::Change& change) {
    CHECK(change.kind == store::ChangeKind::Put);
    CHECK(change.id == id);
    return true;
  });
}

TEST_CASE("corrections survive the same content and new content") {
  store::Directory directory;
  auto opened = Store::open(directory.archive(), Mode::Write);
  auto offered = store::offer("a", "un");
  offered.article.tags = {"ancien"};
  const auto id = store::put(opened, offered).id;
  correct(opened, id,
          {{"title", Operation::Set, {"Juste"}},
           {"tags", Operation::Add, {"enquête"}},
           {"tags", Operation::Drop, {"ancien"}}});
  CHECK(store::put(opened, offered).outcome == Outcome::Unchanged);
  CHECK(opened.find(id)->article.title == "Juste");
  auto newer = store::offer("a", "deux");
  newer.article.tags = {"ancien", "nouveau"};
  CHECK(store::put(opened, newer).outcome == Outcome::Updated);
  CHECK(opened.find(id)->article.title == "Juste");
  CHECK(opened.find(id)->article.tags == std::vector<std::string>{"nouveau", "enquête"});
}

TEST_CASE("undo takes back one command after another, the last first") {
  store::Directory directory;
  auto opened = Store::open(directory.archive(), Mode::Write);
  const auto id = store::put(opened, store::offer("a", "un")).id;
  correct(opened, id, {{"title", Operation::Set, {"Un"}}, {"section", Operation::Set, {"Monde"}}});
  correct(opened, id, {{"title", Operation::Set, {"Deux"}}});
  CHECK(undo(opened, id) == 3);
  CHECK(opened.find(id)->article.title == "Un");
  CHECK(undo(opened, id) == 2);
  CHECK(opened.find(id)->article.title == "Le président parle");
  CHECK(opened.find(id)->article.section.empty());
  CHECK_FALSE(undo(opened, id));
  CHECK(kinds(opened.history(id)) == std::vector{Event::Kind::Version, Event::Kind::Correction, Event::Kind::Correction,
                                                 Event::Kind::Correction, Event::Kind::Undo, Event::Kind::Undo});
  CHECK(opened.check().empty());
}

TEST_CASE("the history tells old values, reasons and what was taken back") {
  store::Directory directory;
  auto opened = Store::open(directory.archive(), Mode::Write);
  const auto id = store::put(opened, store::offer("a", "un")).id;
  correct(opened, id, {{"title", Operation::Set, {"Un"}}});
  CHECK(undo(opened, id));
  const auto events = opened.history(id);
  REQUIRE(events.size() == 3);
  CHECK(events[0].version == 1);
  CHECK(events[0].input == "f.jsonl:12");
  CHECK(events[1].old_values == std::vector<std::string>{"Le président parle"});
  CHECK(events[1].correction.values == std::vector<std::string>{"Un"});
  CHECK(events[1].undone);
  CHECK(events[1].decider.reason == "erreur de saisie");
  CHECK(events[2].undoes == events[1].change);
}

TEST_CASE("a removed article can be brought back as it was, with its corrections") {
  store::Directory directory;
  auto opened = Store::open(directory.archive(), Mode::Write);
  const auto id = store::put(opened, store::offer("a", "un")).id;
  correct(opened, id, {{"title", Operation::Set, {"Juste"}}});
  opened.begin();
  CHECK(opened.bring_back(id) == store::Return::NotRemoved);
  CHECK(opened.remove(id));
  CHECK_FALSE(opened.find(id));
  CHECK(opened.find_prefix(core::to_hex(id), 2, store::Among::Removed) == std::vector{id});
  CHECK(opened.bring_back(id) == store::Return::Done);
  opened.commit();
  CHECK(opened.find(id)->article.title == "Juste");
  CHECK(kinds(opened.history(id)) ==
        std::vector{Event::Kind::Version, Event::Kind::Correction, Event::Kind::Removal, Event::Kind::Return});
  CHECK(opened.check().empty());
}

TEST_CASE("a time of publication on another day leaves with a corrected day") {
  core::Article article;
  article.date = core::parse_iso_day("2021-07-24");
  article.published = "2021-07-24T22:07:00+02:00";
  store::apply(article, {"date", Operation::Set, {"2021-07-24"}});
  CHECK(article.published == "2021-07-24T22:07:00+02:00");
  store::apply(article, {"date", Operation::Set, {"2021-07-25"}});
  CHECK(article.published.empty());
  store::apply(article, {"date", Operation::Set, {}});
  CHECK_FALSE(article.date);
  CHECK(article.date_from.empty());
}

TEST_CASE("what no correction can say is refused") {
  core::Article article;
  CHECK_THROWS_AS(store::apply(article, {"ref", Operation::Set, {"x"}}), std::invalid_argument);
  CHECK_THROWS_AS(store::apply(article, {"title", Operation::Add, {"x"}}), std::invalid_argument);
  CHECK_THROWS_AS(store::apply(article, {"title", Operation::Set, {"x", "y"}}), std::invalid_argument);
  CHECK_THROWS_AS(store::apply(article, {"date", Operation::Set, {"hier"}}), std::invalid_argument);
}

TEST_CASE("a store of format 1 is read as it is, and brought up to date by the first writer") {
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
        "DROP TABLE corrections; DROP TABLE dictionaries; DROP TABLE sketches; DROP TABLE placed; DROP TABLE lessons; "
        "DROP TABLE learned; ALTER TABLE contents DROP COLUMN patch; PRAGMA user_version = 1");
  }
  {
    const auto reader = Store::open(directory.archive(), Mode::Read);
    CHECK(reader.find(id)->article.title == "Le président parle");
    CHECK(reader.history(id).size() == 1);
    CHECK_FALSE(reader.upgraded_from());
  }
  auto writer = Store::open(directory.archive(), Mode::Write);
  CHECK(writer.upgraded_from() == 1);
  correct(writer, id, {{"title", Operation::Set, {"Juste"}}});
  CHECK(writer.find(id)->article.title == "Juste");
  CHECK_FALSE(Store::open(directory.archive(), Mode::Write).upgraded_from());
}
