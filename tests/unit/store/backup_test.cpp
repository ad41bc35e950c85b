// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/store/backup.hpp"

#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>

#include "archive/core/error.hpp"
#include "database.hpp"
#include "fixture.hpp"
#include "tar.hpp"

using namespace archive;
using store::Mode;
using store::Store;
namespace tar = store::tar;

TEST_CASE("a header of a tar is read back, also for sizes beyond eleven octal digits") {
  for (const std::uint64_t size : {std::uint64_t{0}, std::uint64_t{511}, (std::uint64_t{1} << 33) - 1,
                                   std::uint64_t{1} << 33, std::uint64_t{1} << 40}) {
    const std::string header = tar::make_header({"store.db", size, 1'713'600'000});
    REQUIRE(header.size() == tar::block);
    const auto entry = tar::read_header(header);
    REQUIRE(entry);
    CHECK(entry->name == "store.db");
    CHECK(entry->size == size);
  }
}

TEST_CASE("a header of a tar that changed in any byte is refused") {
  const std::string header = tar::make_header({"store.db", 1234, 0});
  for (std::size_t at = 0; at < header.size(); ++at) {
    std::string changed = header;
    changed[at] = static_cast<char>(changed[at] ^ 0x15);
    // The last byte of the sum's field is filling, and no part of the number.
    if (at >= 154 && at < 156) continue;
    CHECK_THROWS_AS(tar::read_header(changed), std::invalid_argument);
  }
  CHECK_FALSE(tar::read_header(std::string(tar::block, '\0')));
}

TEST_CASE("a backup taken inside another connection's batch holds the last commit") {
  store::Directory directory;
  auto writer = Store::open(directory.archive(), Mode::Write);
  store::put(writer, store::offer("a", "un"));
  writer.begin();
  const auto second = store::offer("b", "deux");
  (void)writer.put(second.submission());
  store::write_backup(directory.archive(), directory.path() / "b.tar", {1'713'600'000, 0});
  writer.commit();
  const auto target = directory.path() / "target";
  std::filesystem::create_directory(target);
  store::unpack_backup(directory.path() / "b.tar", target);
  CHECK(store::mode_of(target / "store.db") == 0600);
  const auto unpacked = Store::open(target, Mode::Write);
  CHECK(unpacked.totals().articles == 1);
  CHECK(unpacked.check().empty());
}

TEST_CASE("a damaged store is not backed up, and what it still holds is rescued") {
  store::Directory directory;
  {
    auto writer = Store::open(directory.archive(), Mode::Write);
    writer.begin();
    for (int i = 0; i < 2000; ++i) {
      const auto each = store::offer(std::to_string(i), "original " + std::to_string(i));
      (void)writer.put(each.submission());
    }
    writer.commit();
  }
  const auto file = directory.archive() / "store.db";
  {
    // A page of texts: which table stands in the middle of the file depends on how many tables there are.
    std::ifstream whole(file, std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(whole), {}};
    const auto text = bytes.find("Le président parle", bytes.size() / 2);
    REQUIRE(text != std::string::npos);
    std::fstream stream(file, std::ios::binary | std::ios::in | std::ios::out);
    stream.seekp(static_cast<std::streamoff>(text / 4096 * 4096));
    stream << std::string(4096, '\xA5');
  }
  CHECK_THROWS_AS(store::write_backup(directory.archive(), directory.path() / "b.tar", {}), core::Error);
  CHECK_FALSE(std::filesystem::exists(directory.path() / "b.tar"));
  std::size_t saved = 0;
  std::size_t lost = 0;
  store::Rescuer rescuer;
  rescuer.article = [&](store::Record&&) { return ++saved > 0; };
  rescuer.removed = [](const core::ArticleId&) {};
  rescuer.lost = [&](const core::ArticleId&, const std::string&) { ++lost; };
  rescuer.unreadable = [&](const std::string&) { ++lost; };
  Store::open(directory.archive(), Mode::Read).rescue(rescuer);
  CHECK(saved + lost == 2000);
  CHECK(saved > 1800);
}

namespace {

struct Rescued {
  std::size_t saved = 0, removed = 0, lost = 0, nameless = 0;
};

Rescued rescue(const std::filesystem::path& archive) {
  Rescued rescued;
  store::Rescuer rescuer;
  rescuer.article = [&](store::Record&&) { return ++rescued.saved > 0; };
  rescuer.removed = [&](const core::ArticleId&) { ++rescued.removed; };
  rescuer.lost = [&](const core::ArticleId&, const std::string&) { ++rescued.lost; };
  rescuer.unreadable = [&](const std::string&) { ++rescued.nameless; };
  Store::open(archive, Mode::Read).rescue(rescuer);
  return rescued;
}

/// A store of 2 000 articles; the identifier of the 1 000th.
core::ArticleId fill(const std::filesystem::path& archive) {
  core::ArticleId middle;
  auto writer = Store::open(archive, Mode::Write);
  writer.begin();
  for (int i = 0; i < 2000; ++i) {
    const auto each = store::offer(std::to_string(i), "original " + std::to_string(i));
    const auto stored = writer.put(each.submission());
    if (i == 999) middle = stored.id;
  }
  writer.commit();
  return middle;
}

}  // namespace

TEST_CASE("articles whose rows are gone without a trace are counted, wherever they stood") {
  store::Directory directory;
  fill(directory.archive());
  {
    const store::Database database(directory.archive() / "store.db", store::Database::Access::Write);
    database.execute(
        "PRAGMA foreign_keys = OFF; DELETE FROM articles WHERE article BETWEEN 101 AND 150 OR article > 1970");
  }
  const auto rescued = rescue(directory.archive());
  CHECK(rescued.saved == 1920);
  CHECK(rescued.nameless == 80);
}

TEST_CASE("articles that a page leaves out, in good order otherwise, are told by name") {
  store::Directory directory;
  const auto middle = fill(directory.archive());
  {
    const auto file = directory.archive() / "store.db";
    const store::Database database(file, store::Database::Access::Write);
    database.execute("PRAGMA wal_checkpoint(TRUNCATE)");
    const auto page_size = static_cast<std::size_t>(database.integer("PRAGMA page_size"));
    std::ifstream whole(file, std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(whole), {}};
    const std::string name(reinterpret_cast<const char*>(middle.bytes.data()), middle.bytes.size());
    // https://www.sqlite.org/fileformat.html, section 1.6: a leaf of a table begins with 13; two bytes at 3 count its cells.
    std::size_t page = 0;
    for (auto at = bytes.find(name); at != std::string::npos; at = bytes.find(name, at + 1))
      if (bytes[at / page_size * page_size] == 13) page = at / page_size * page_size;
    REQUIRE(page > 0);
    std::fstream stream(file, std::ios::binary | std::ios::in | std::ios::out);
    stream.seekp(static_cast<std::streamoff>(page + 3));
    stream.write("\0\x08", 2);
  }
  const auto rescued = rescue(directory.archive());
  CHECK(rescued.saved < 1900);
  CHECK(rescued.nameless == 0);
  CHECK(rescued.saved + rescued.lost == 2000);
}
