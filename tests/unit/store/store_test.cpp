// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/store/store.hpp"

#include <fmt/format.h>
#include <grp.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <fstream>
#include <functional>
#include <random>
#include <sstream>

#include "archive/core/error.hpp"
#include "codec.hpp"
#include "database.hpp"
#include "fixture.hpp"
#include "sha256.hpp"

using namespace archive;
using store::Mode;
using store::Outcome;
using store::Store;
namespace fs = std::filesystem;

namespace {

std::vector<store::Change> changes(const Store& opened, store::ChangeNumber after = 0) {
  std::vector<store::Change> all;
  opened.for_each_change(after, [&](const store::Change& change) {
    all.push_back(change);
    return true;
  });
  return all;
}

void run_sql(const fs::path& archive, const std::string& sql) {
  store::Database(archive / "store.db", store::Database::Access::Write).execute(sql);
}

core::Error error_of(const std::function<void()>& call) {
  try {
    call();
  } catch (const core::Error& error) {
    return error;
  }
  throw std::logic_error("nothing was thrown");
}

std::string read_file(const fs::path& path) {
  std::ifstream stream(path, std::ios::binary);
  std::ostringstream text;
  text << stream.rdbuf();
  return text.str();
}

}  // namespace

TEST_CASE("SHA-256 gives the digests of FIPS 180-4") {
  CHECK(store::to_hex(store::sha256("abc")) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(store::to_hex(store::sha256("")) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(store::sha256_of_fields({"ab", "c"}) != store::sha256_of_fields({"a", "bc"}));
}

TEST_CASE("an article keeps all its fields") {
  store::Directory directory;
  auto store = Store::open(directory.archive(), Mode::Write);
  auto made = store::offer("a-1", std::string("{\"id\":\"a-1\"}\0\xff", 14));
  made.article.url = "https://exemple.fr/a";
  made.article.section = "Monde";
  made.article.language = "fr";
  made.article.published = "2024-04-20T18:05:00+02:00";
  made.article.updated = "2024-04-21";
  made.article.date_from = "json-ld";
  made.article.date = core::parse_iso_day("2024-04-20");
  made.article.authors = {"Anne Leroy", "Paul Œuvre"};
  made.article.tags = {"été"};
  made.article.removed = {"LAISSER UN COMMENTAIRE", ""};
  made.article.provenance = {{"date", "dateline", "samedi, 20 avril 2024"}};
  made.capture.input = "/tmp/\xff.jsonl:12";
  const auto stored = store::put(store, made);
  REQUIRE(stored.outcome == Outcome::Added);
  const auto record = store.find(stored.id);
  REQUIRE(record);
  const core::Article& article = record->article;
  CHECK(article.ref == made.article.ref);
  CHECK(article.url == made.article.url);
  CHECK(article.title == made.article.title);
  CHECK(article.source == made.article.source);
  CHECK(article.section == made.article.section);
  CHECK(article.language == made.article.language);
  CHECK(article.published == made.article.published);
  CHECK(article.updated == made.article.updated);
  CHECK(article.date_from == made.article.date_from);
  CHECK(article.date == made.article.date);
  CHECK(article.authors == made.article.authors);
  CHECK(article.tags == made.article.tags);
  CHECK(article.removed == made.article.removed);
  CHECK(article.body == made.article.body);
  REQUIRE(article.provenance.size() == 1);
  CHECK(article.provenance[0].detail == "samedi, 20 avril 2024");
  CHECK(record->capture.input == made.capture.input);
  CHECK(record->capture.at == made.capture.at);
  CHECK(record->capture.media_type == "application/json");
  CHECK(record->capture.program == "archive 0.1");
  CHECK(record->original_size == 14);
  CHECK(record->sha256 == store::to_hex(store::sha256(made.original)));
  CHECK(store.original(stored.id) == made.original);
}

TEST_CASE("the same bytes again are unchanged and write nothing") {
  store::Directory directory;
  auto store = Store::open(directory.archive(), Mode::Write);
  const auto first = store::put(store, store::offer("a", "octets"));
  const auto size = fs::file_size(directory.archive() / "store.db-wal");
  const auto again = store::put(store, store::offer("a", "octets"));
  CHECK(again.outcome == Outcome::Unchanged);
  CHECK(again.id == first.id);
  CHECK(fs::file_size(directory.archive() / "store.db-wal") == size);
  CHECK(store.last_change() == 1);
}

TEST_CASE("other content or overrides of the same ref and source are a new version") {
  store::Directory directory;
  auto store = Store::open(directory.archive(), Mode::Write);
  const auto first = store::put(store, store::offer("a", "un"));
  const auto second = store::put(store, store::offer("a", "deux"));
  CHECK(second.outcome == Outcome::Updated);
  CHECK(second.id == first.id);
  CHECK(store.find(first.id)->version == 2);
  CHECK(store.original(first.id) == "deux");
  auto overridden = store::offer("a", "deux");
  overridden.overrides = "title=T";
  CHECK(store::put(store, overridden).outcome == Outcome::Updated);
  CHECK(store::put(store, overridden).outcome == Outcome::Unchanged);
  auto elsewhere = store::offer("a", "deux");
  elsewhere.article.source = "La Digue";
  CHECK(store::put(store, elsewhere).outcome == Outcome::Added);
  CHECK(store.totals().articles == 2);
  CHECK(store.totals().versions == 4);
  CHECK(store.totals().original_bytes == 14);
  CHECK(store.check().empty());
}

TEST_CASE("without a ref the URL names the article, and without a URL its bytes and source") {
  store::Directory directory;
  auto store = Store::open(directory.archive(), Mode::Write);
  auto page = store::offer("", "page");
  page.article.url = "https://exemple.fr/1";
  const auto first = store::put(store, page);
  page.original = "page corrigée";
  CHECK(store::put(store, page).outcome == Outcome::Updated);
  auto other = store::offer("", "page");
  other.article.url = "https://exemple.fr/2";
  const auto second = store::put(store, other);
  CHECK(second.outcome == Outcome::Added);
  CHECK(second.id != first.id);
  CHECK(second.id == store::make_id("Le Phare", "page", 1));

  auto plain = store::offer("", "texte");
  const auto third = store::put(store, plain);
  CHECK(store::put(store, plain).outcome == Outcome::Unchanged);
  plain.article.url = "https://exemple.fr/3";
  plain.overrides = "url=https://exemple.fr/3";
  const auto named = store::put(store, plain);
  CHECK(named.outcome == Outcome::Updated);
  CHECK(named.id == third.id);
  CHECK(third.id == store::make_id("Le Phare", "texte"));
  CHECK(store.check().empty());
}

TEST_CASE("a removed article leaves and may come again under its identifier") {
  store::Directory directory;
  auto store = Store::open(directory.archive(), Mode::Write);
  const auto first = store::put(store, store::offer("a", "un"));
  store.begin();
  CHECK(store.remove(first.id));
  CHECK_FALSE(store.remove(first.id));
  store.commit();
  CHECK_FALSE(store.find(first.id));
  CHECK(store.find_prefix(core::to_hex(first.id), 2).empty());
  CHECK(store.totals().articles == 0);
  CHECK(store.check().empty());
  const auto again = store::put(store, store::offer("a", "un"));
  CHECK(again.outcome == Outcome::Added);
  CHECK(again.id == first.id);
  CHECK(store.find(first.id)->version == 2);
  const auto log = changes(store);
  REQUIRE(log.size() == 3);
  CHECK(log[1].kind == store::ChangeKind::Remove);
  CHECK(log[2].number == 3);
  CHECK(changes(store, 2).size() == 1);
  CHECK(store.check().empty());
}

TEST_CASE("the living articles come in the order of their last change") {
  store::Directory directory;
  auto store = Store::open(directory.archive(), Mode::Write);
  const auto a = store::put(store, store::offer("a", "1"));
  const auto b = store::put(store, store::offer("b", "2"));
  const auto c = store::put(store, store::offer("c", "3"));
  store::put(store, store::offer("a", "4"));
  store.begin();
  store.remove(c.id);
  store.commit();
  std::vector<core::ArticleId> ids;
  store.for_each_article([&](const store::Change& change) {
    ids.push_back(change.id);
    return true;
  });
  CHECK(ids == std::vector<core::ArticleId>{b.id, a.id});
}

TEST_CASE("a prefix of odd length finds the identifiers that begin with it") {
  store::Directory directory;
  auto store = Store::open(directory.archive(), Mode::Write);
  std::vector<std::string> all;
  store.begin();
  for (int i = 0; i < 300; ++i)
    all.push_back(core::to_hex(store.put(store::offer(std::to_string(i), std::to_string(i)).submission()).id));
  store.commit();
  std::sort(all.begin(), all.end());
  for (const std::size_t length : {std::size_t{0}, std::size_t{1}, std::size_t{2}, std::size_t{3}, std::size_t{32}}) {
    const std::string prefix = all[150].substr(0, length);
    std::vector<std::string> expected;
    for (const auto& hex : all)
      if (hex.starts_with(prefix)) expected.push_back(hex);
    std::vector<std::string> found;
    for (const auto& id : store.find_prefix(prefix, 1000)) found.push_back(core::to_hex(id));
    CHECK(found == expected);
  }
  CHECK(store.find_prefix("", 7).size() == 7);
  CHECK(store.find_prefix("xyz", 7).empty());
  CHECK(store.find_prefix(all[0] + "0", 7).empty());
}

TEST_CASE("a rollback undoes the batch and its change numbers") {
  store::Directory directory;
  auto store = Store::open(directory.archive(), Mode::Write);
  store::put(store, store::offer("a", "1"));
  store.begin();
  const auto lost = store.put(store::offer("b", "2").submission());
  store.remember({"f", 1, 2, 3, ""});
  CHECK(store.last_change() == 2);
  store.rollback();
  CHECK(store.last_change() == 1);
  CHECK_FALSE(store.find(lost.id));
  CHECK_FALSE(store.is_known({"f", 1, 2, 3, ""}));
  store.rollback();
  CHECK(store::put(store, store::offer("b", "2")).outcome == Outcome::Added);
  CHECK(store.last_change() == 2);
  CHECK(store.check().empty());
}

TEST_CASE("a preview tells the outcome and writes nothing, also on a store opened for reading") {
  store::Directory directory;
  auto store = Store::open(directory.archive(), Mode::Write);
  const auto first = store::put(store, store::offer("a", "un"));
  const auto reader = Store::open(directory.archive(), Mode::Read);
  CHECK(reader.preview(store::offer("a", "un").submission()).outcome == Outcome::Unchanged);
  CHECK(reader.preview(store::offer("a", "deux").submission()).outcome == Outcome::Updated);
  CHECK(reader.preview(store::offer("a", "deux").submission()).id == first.id);
  CHECK(reader.preview(store::offer("b", "un").submission()).outcome == Outcome::Added);
  CHECK(reader.last_change() == 1);
}

TEST_CASE("a file is known by path, size, time, inode and settings together") {
  store::Directory directory;
  auto store = Store::open(directory.archive(), Mode::Write);
  const store::FileStamp stamp{"d/\xff.txt", 10, 1'713'600'000'123'456'789, ~std::uint64_t{0}, "tag=a"};
  store.begin();
  store.remember(stamp);
  store.commit();
  CHECK(store.is_known(stamp));
  const auto differs = [&](auto change) {
    auto other = stamp;
    change(other);
    return !store.is_known(other);
  };
  CHECK(differs([](auto& s) { s.path = "d/x.txt"; }));
  CHECK(differs([](auto& s) { s.size = 11; }));
  CHECK(differs([](auto& s) { ++s.mtime_ns; }));
  CHECK(differs([](auto& s) { s.inode = 1; }));
  CHECK(differs([](auto& s) { s.settings = "tag=b"; }));
}

TEST_CASE("a reader sees the last commit while a writer works") {
  store::Directory directory;
  auto writer = Store::open(directory.archive(), Mode::Write);
  store::put(writer, store::offer("a", "1"));
  const auto reader = Store::open(directory.archive(), Mode::Read);
  writer.begin();
  writer.put(store::offer("b", "2").submission());
  CHECK(reader.last_change() == 1);
  CHECK(reader.check().empty());
  writer.commit();
  CHECK(reader.last_change() == 2);
}

TEST_CASE("reading makes nothing where there is no archive") {
  store::Directory directory;
  CHECK(error_of([&] { (void)Store::open(directory.archive(), Mode::Read); }).status() == core::Status::Usage);
  CHECK_FALSE(fs::exists(directory.archive()));
  fs::create_directory(directory.archive());
  CHECK(error_of([&] { (void)Store::open(directory.archive(), Mode::Read); }).status() == core::Status::Usage);
  CHECK(fs::is_empty(directory.archive()));
  fs::create_directory(directory.archive() / "index");
  CHECK(error_of([&] { (void)Store::open(directory.archive(), Mode::Read); }).status() == core::Status::Damaged);
}

TEST_CASE("files are private under any umask") {
  for (const mode_t mask : {0u, 077u, 0777u}) {
    store::Directory directory;
    const mode_t before = umask(mask);
    auto store = Store::open(directory.archive(), Mode::Write);
    store::put(store, store::offer("a", "1"));
    umask(before);
    CHECK(store::mode_of(directory.archive()) == 0700);
    for (const char* name : {"store.db", "store.db-wal", "store.db-shm"})
      CHECK(store::mode_of(directory.archive() / name) == 0600);
  }
}

TEST_CASE("a newer format is refused with the format that is needed, and not touched") {
  store::Directory directory;
  store::put(*std::make_unique<Store>(Store::open(directory.archive(), Mode::Write)), store::offer("a", "1"));
  run_sql(directory.archive(), "PRAGMA user_version = 9; PRAGMA wal_checkpoint(TRUNCATE)");
  const std::string before = read_file(directory.archive() / "store.db");
  for (const Mode mode : {Mode::Read, Mode::Write}) {
    const auto error = error_of([&] { (void)Store::open(directory.archive(), mode); });
    CHECK(error.status() == core::Status::Damaged);
    CHECK_THAT(error.what(),
               Catch::Contains("has format 9") && Catch::Contains(fmt::format("up to {}", store::format_version)));
    CHECK_THAT(error.hint(), Catch::Contains("store format 9"));
  }
  CHECK(read_file(directory.archive() / "store.db") == before);
  CHECK(std::distance(fs::directory_iterator(directory.archive()), fs::directory_iterator()) == 1);
}

TEST_CASE("another program's database and a file that is none are refused") {
  store::Directory directory;
  fs::create_directory(directory.archive());
  std::ofstream(directory.archive() / "store.db") << std::string(4096, 'x');
  CHECK(error_of([&] { (void)Store::open(directory.archive(), Mode::Write); }).status() == core::Status::Damaged);
  CHECK(read_file(directory.archive() / "store.db") == std::string(4096, 'x'));
  fs::resize_file(directory.archive() / "store.db", 0);
  run_sql(directory.archive(), "CREATE TABLE theirs (x)");
  CHECK_THAT(error_of([&] { (void)Store::open(directory.archive(), Mode::Write); }).what(),
             Catch::Contains("is no store of an archive"));
}

TEST_CASE("a path longer than SQLite opens is refused with its length") {
  store::Directory directory;
  const fs::path deep = directory.path() / std::string(200, 'a') / std::string(200, 'b') / std::string(200, 'c');
  CHECK_THAT(error_of([&] { (void)Store::open(deep, Mode::Write); }).what(), Catch::Contains("at most 504"));
}

TEST_CASE("an archive of a name that is not UTF-8 works") {
  store::Directory directory;
  const fs::path odd = directory.path() / "a\xff?b%20#c";
  auto store = Store::open(odd, Mode::Write);
  store::put(store, store::offer("a", "1"));
  CHECK(fs::exists(odd / "store.db"));
  CHECK(Store::open(odd, Mode::Read).last_change() == 1);
}

TEST_CASE("an archive that cannot be written can be read") {
  store::Directory directory;
  const fs::path archive = directory.path() / "a%b\xff";
  store::put(*std::make_unique<Store>(Store::open(archive, Mode::Write)), store::offer("a", "1"));
  REQUIRE_FALSE(fs::exists(archive / "store.db-wal"));
  // Root may write anywhere: the child is nobody.
  const pid_t child = fork();
  if (child == 0) {
    bool set_up = true;
    if (geteuid() == 0) {
      for (const fs::path& path : {directory.path(), archive, archive / "store.db"})
        set_up = set_up && chown(path.c_str(), 65534, 65534) == 0;
      set_up = set_up && setgroups(0, nullptr) == 0 && setgid(65534) == 0 && setuid(65534) == 0;
    }
    set_up = set_up && chmod(archive.c_str(), 0500) == 0 && access(archive.c_str(), W_OK) != 0;
    int status = set_up ? 0 : 9;
    try {
      const auto store = Store::open(archive, Mode::Read);
      if (store.last_change() != 1 || !store.check().empty()) status = 1;
    } catch (const std::exception&) {
      status = 2;
    }
    chmod(archive.c_str(), 0700);
    _exit(status);
  }
  int status = 0;
  REQUIRE(waitpid(child, &status, 0) == child);
  CHECK(status == 0);
}

TEST_CASE("check names what is wrong") {
  store::Directory directory;
  core::ArticleId id;
  {
    auto store = Store::open(directory.archive(), Mode::Write);
    store::put(store, store::offer("a", "1"));
    id = store::put(store, store::offer("b", "2")).id;
    store::put(store, store::offer("c", "3"));
  }
  const auto broken_by = [&](const std::string& sql) {
    const fs::path copy = directory.path() / "copy";
    fs::remove_all(copy);
    fs::copy(directory.archive(), copy);
    run_sql(copy, "PRAGMA foreign_keys = OFF; " + sql);
    std::string all;
    for (const auto& line : Store::open(copy, Mode::Read).check()) all += line + '\n';
    return all;
  };
  const std::string hex = core::to_hex(id);
  CHECK(broken_by("SELECT 1").empty());
  CHECK_THAT(broken_by("UPDATE versions SET sha256 = zeroblob(32) WHERE version = 2"),
             Catch::Contains(hex) && Catch::Contains("SHA-256"));
  CHECK_THAT(broken_by("UPDATE contents SET original = x'00' WHERE version = 2"), Catch::Contains(hex));
  CHECK_THAT(broken_by("UPDATE contents SET fields = '{' WHERE version = 2"), Catch::Contains(hex));
  CHECK_THAT(broken_by("DELETE FROM contents WHERE version = 2"), Catch::Contains("current version is missing"));
  CHECK_THAT(broken_by("DELETE FROM changes WHERE change = 2"), Catch::Contains("1 change numbers are missing"));
  CHECK_THAT(broken_by("UPDATE sqlite_sequence SET seq = 7"), Catch::Contains("7 numbers were given out"));
  CHECK_THAT(broken_by("UPDATE articles SET current = 1 WHERE article = 2"), Catch::Contains("another article's"));
  CHECK_THAT(broken_by("UPDATE articles SET current = NULL WHERE article = 2"), Catch::Contains("what the log says"));
  CHECK_THAT(broken_by("DELETE FROM articles WHERE article = 2"), Catch::Contains("points at no row"));
}

TEST_CASE("an original whose bytes changed is not given out") {
  store::Directory directory;
  core::ArticleId id;
  {
    auto store = Store::open(directory.archive(), Mode::Write);
    id = store::put(store, store::offer("a", "vrai")).id;
  }
  run_sql(directory.archive(), "UPDATE versions SET sha256 = zeroblob(32)");
  const auto store = Store::open(directory.archive(), Mode::Read);
  CHECK(error_of([&] { (void)store.original(id); }).status() == core::Status::Damaged);
}

TEST_CASE("a file cut short is damage, not a crash") {
  store::Directory directory;
  {
    auto store = Store::open(directory.archive(), Mode::Write);
    store.begin();
    for (int i = 0; i < 200; ++i) store.put(store::offer(std::to_string(i), std::to_string(i)).submission());
    store.commit();
  }
  fs::resize_file(directory.archive() / "store.db", fs::file_size(directory.archive() / "store.db") / 2);
  const auto error = error_of([&] { (void)Store::open(directory.archive(), Mode::Read); });
  CHECK(error.status() == core::Status::Damaged);
  CHECK_THAT(error.what(), Catch::Contains("the store is damaged"));
}

TEST_CASE("a full disk is an error that says what to free, and the batch is undone") {
  store::Directory directory;
  auto store = Store::open(directory.archive(), Mode::Write);
  store::put(store, store::offer("a", "1"));
  const fs::path file = directory.archive() / "store.db";
  store::Database full(file, store::Database::Access::Write);
  full.execute("PRAGMA max_page_count = 30");
  const auto error = error_of([&] {
    full.execute(
        "CREATE TABLE filler AS WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 1000)"
        " SELECT randomblob(1000) FROM n");
  });
  CHECK(error.status() == core::Status::Damaged);
  CHECK_THAT(error.what(), Catch::Contains(file.string()) && Catch::Contains("no space left"));
  CHECK_THAT(error.hint(), Catch::Contains("free some space"));
  CHECK(store.check().empty());
}

TEST_CASE("the manual page names every table and column") {
  store::Directory directory;
  (void)Store::open(directory.archive(), Mode::Write);
  const store::Database database(directory.archive() / "store.db", store::Database::Access::Read);
  const std::string page = read_file(fs::path(ARCHIVE_SOURCE_DIR) / "man/archive-store.5");
  auto columns = database.prepare(
      "SELECT t.name, c.name FROM sqlite_master t JOIN pragma_table_info(t.name) c"
      " WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite%'");
  std::size_t count = 0;
  for (; columns.step(); ++count) {
    CHECK_THAT(page, Catch::Contains(".Ss " + std::string(columns.bytes(0))));
    CHECK_THAT(page, Catch::Contains(".It Va " + std::string(columns.bytes(1))));
  }
  CHECK(count > 20);
}

TEST_CASE("a dictionary is learned once there are texts enough, and all of them can be read as before") {
  store::Directory directory;
  // Words that all share, in an order of its own.
  std::vector<std::string> words;
  std::mt19937 random(5);
  for (int i = 0; i < 400; ++i) {
    std::string word;
    for (auto length = 4 + random() % 8; length > 0; --length) word += static_cast<char>('a' + random() % 26);
    words.push_back(word);
  }
  const auto text = [&](int number) {
    std::mt19937 order(static_cast<unsigned>(number) + 1);
    std::string body;
    for (int i = 0; i < 80; ++i) body += words[order() % words.size()] + ' ';
    return body;
  };
  std::vector<core::ArticleId> ids;
  const auto add = [&](Store& writer, int from, int to) {
    writer.begin();
    for (int number = from; number < to; ++number) {
      core::Article article;
      article.ref = std::to_string(number);
      article.body = text(number);
      const std::string original = "{\"n\":" + std::to_string(number) + ",\"body\":\"" + article.body + "\"}";
      const store::Capture capture{"a.jsonl", "application/json", {}, "archive"};
      ids.push_back(writer.put({article, original, "", capture}).id);
    }
    const bool learned = writer.learn_dictionary();
    writer.commit();
    return learned;
  };
  auto writer = Store::open(directory.archive(), Mode::Write);
  CHECK_FALSE(add(writer, 0, 500));
  CHECK_FALSE(writer.dictionary());
  const auto before = writer.totals().stored_bytes / 500;
  CHECK(add(writer, 500, 1000));
  CHECK(writer.dictionary());
  const auto half = writer.totals().stored_bytes;
  CHECK_FALSE(add(writer, 1000, 1500));
  CHECK((writer.totals().stored_bytes - half) / 500 < before * 3 / 4);
  {
    // A batch that is undone takes the dictionary it learned with it.
    store::Directory other;
    auto undone = Store::open(other.archive(), Mode::Write);
    undone.begin();
    for (int number = 0; number < 1000; ++number) {
      core::Article article;
      article.ref = std::to_string(number);
      article.body = text(number);
      const store::Capture capture{"-", "text/plain", {}, "archive"};
      undone.put({article, article.body, "", capture});
    }
    CHECK(undone.learn_dictionary());
    undone.rollback();
    ids.resize(1500);
    CHECK_FALSE(add(undone, 2000, 2010));
    ids.resize(1500);
    CHECK(undone.check().empty());
  }
  for (const auto& store :
       {Store::open(directory.archive(), Mode::Read), Store::open(directory.archive(), Mode::Write)}) {
    for (const int number : {0, 499, 500, 999, 1000, 1499}) {
      CHECK(store.find(ids[static_cast<std::size_t>(number)])->article.body == text(number));
      CHECK_THAT(store.original(ids[static_cast<std::size_t>(number)]),
                 Catch::StartsWith("{\"n\":" + std::to_string(number)));
    }
    CHECK(store.check().empty());
  }
  run_sql(directory.archive(), "DELETE FROM dictionaries");
  const auto damaged = Store::open(directory.archive(), Mode::Read);
  CHECK(damaged.find(ids[0]));
  CHECK_THAT(error_of([&] { (void)damaged.find(ids[1400]); }).what(),
             Catch::Contains("dictionary") && Catch::Contains("missing"));
  CHECK(damaged.check().size() == 500);
}

TEST_CASE("an original that shares nothing with its text, or all, comes back as it was") {
  store::Codec codec;
  std::string noise;
  for (unsigned i = 0; i < 100'000; ++i) noise += static_cast<char>(i * 2654435761u >> 24);
  for (const std::string& from : {std::string("x"), noise, std::string(3'000'000, 'a')})
    for (const std::string& bytes : {std::string(), std::string("x"), noise, noise + "y", std::string(5'000'000, 'b')})
      CHECK(codec.decompress_patch(codec.compress_patch(bytes, from), from) == bytes);
}

TEST_CASE("a small store is not left with a long log while an import goes on") {
  const store::Directory directory;
  const auto file = directory.archive() / "store.db";
  auto opened = Store::open(directory.archive(), Mode::Write);
  opened.leave_short_log();
  std::mt19937 random(1);
  std::string noise(20 << 20, '\0');  // of which nothing is saved by compressing it
  for (char& byte : noise) byte = static_cast<char>(random());
  put(opened, store::offer("long", noise));
  CHECK(fs::file_size(file) > noise.size());  // and not in the log alone
}

TEST_CASE("a long log that a kill left is emptied by the next writer, also by one that has nothing to write") {
  const store::Directory directory;
  const auto archive = directory.archive(), copy = directory.path() / "copy";
  fs::create_directory(copy);
  (void)Store::open(archive, Mode::Write);
  {
    auto opened = Store::open(archive, Mode::Write);
    opened.leave_short_log();
    std::mt19937 random(2);
    std::string noise(3 << 20, '\0');
    for (char& byte : noise) byte = static_cast<char>(random());
    put(opened, store::offer("long", noise));
    for (const char* name : {"store.db", "store.db-wal"}) fs::copy_file(archive / name, copy / name);
  }
  REQUIRE(fs::file_size(copy / "store.db-wal") > 3 << 20);
  {
    auto opened = Store::open(copy, Mode::Write);
    opened.leave_short_log();
  }
  CHECK_FALSE(fs::exists(copy / "store.db-wal"));
  CHECK(changes(Store::open(copy, Mode::Read)).size() == 1);
}

TEST_CASE("a log that was long and holds little now leaves no large file") {
  const store::Directory directory;
  const auto archive = directory.archive();
  (void)Store::open(archive, Mode::Write);
  {
    auto opened = Store::open(archive, Mode::Write);
    opened.leave_short_log();
    std::mt19937 random(3);
    std::string noise(20 << 20, '\0');  // so long that it is emptied
    for (char& byte : noise) byte = static_cast<char>(random());
    put(opened, store::offer("long", noise));
    put(opened, store::offer("short", "bytes"));
  }
  CHECK((!fs::exists(archive / "store.db-wal") || fs::file_size(archive / "store.db-wal") < 3 << 20));
  CHECK(changes(Store::open(archive, Mode::Read)).size() == 2);
}

TEST_CASE("the log of what was added last may stay beside the store, and never grows long") {
  const store::Directory directory;
  const auto archive = directory.archive(), log = archive / "store.db-wal";
  const auto add = [&](int number) {
    auto opened = Store::open(archive, Mode::Write);
    opened.leave_short_log();
    put(opened, store::offer(std::to_string(number), "bytes " + std::to_string(number)));
  };
  add(0);
  CHECK_FALSE(fs::exists(log));  // a new store is whole
  add(1);
  CHECK(fs::file_size(log) > 0);
  std::uintmax_t longest = 0;
  bool emptied = false;
  for (int number = 2; number < 40; ++number) {
    add(number);
    const auto size = fs::exists(log) ? fs::file_size(log) : 0;
    emptied |= size == 0;
    longest = std::max(longest, size);
  }
  CHECK(emptied);
  CHECK(longest <= 129 * (8192 + 24));
  CHECK(changes(Store::open(archive, Mode::Read)).size() == 40);

  SECTION("a copy of the store and its log is the archive") {
    add(40);
    REQUIRE(fs::exists(log));
    const auto copy = directory.path() / "copy";
    fs::create_directory(copy);
    for (const char* name : {"store.db", "store.db-wal"}) fs::copy_file(archive / name, copy / name);
    CHECK(changes(Store::open(copy, Mode::Read)).size() == 41);
    CHECK(Store::open(copy, Mode::Write).check().empty());
  }
  SECTION("who does not ask for it makes the file whole") {
    add(40);
    add(41);
    REQUIRE(fs::exists(log));
    {
      auto opened = Store::open(archive, Mode::Write);
      put(opened, store::offer("other", "other bytes"));
    }
    CHECK_FALSE(fs::exists(log));
    CHECK(changes(Store::open(archive, Mode::Read)).size() == 43);
  }
}
