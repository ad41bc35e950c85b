// SPDX-License-Identifier: GPL-3.0-or-later
#include "latest.hpp"

#include <catch2/catch.hpp>

#include <fstream>
#include <string>

#include "archive/index/index.hpp"
#include "temporary_directory.hpp"

using namespace archive;
namespace fs = std::filesystem;

namespace {

core::ArticleId make_id(int number) {
  core::ArticleId id;
  id.bytes[0] = static_cast<std::uint8_t>(number);
  return id;
}

void put(index::Writer& writer, int number) {
  core::Article article;
  article.title = "Un titre";
  article.body = "Le préfet arrive, pour la " + std::to_string(number) + "e fois.";
  writer.put(make_id(number), article);
}

/// Adds one article after the other, each with a writer of its own.
void add(const fs::path& archive, int first, int last) {
  for (int number = first; number <= last; ++number) {
    index::Writer writer(archive);
    put(writer, number);
    writer.commit(number);
    writer.tidy();
  }
}

/// As if the system had started anew: what was written then is not known to be there.
void forget_boot(const fs::path& archive) {
  auto manifest = index::read_manifest(archive, index::latest);
  REQUIRE(manifest);
  manifest->boot = "another";
  index::write_manifest(archive, index::latest, *manifest);
}

std::string last_segment(const fs::path& archive) {
  const auto manifest = index::read_newest(archive);
  REQUIRE(manifest);
  return manifest->segments.back().name;
}

void cut(const fs::path& file) { std::ofstream(file, std::ios::trunc); }

}  // namespace

TEST_CASE("a few articles wait in the latest manifest, and more of them become durable", "[index]") {
  const tests::TemporaryDirectory directory;
  const auto& archive = directory.path();
  add(archive, 1, 15);
  CHECK(index::read_manifest(archive)->change == 0);
  CHECK(index::read_state(archive).change == 15);
  CHECK(index::read_state(archive).articles == 15);
  add(archive, 16, 16);
  CHECK(index::read_manifest(archive)->change == 16);
  CHECK(index::read_state(archive).articles == 16);
  CHECK_FALSE(fs::exists(archive / "index" / index::latest));
  const auto durable = *index::read_manifest(archive);
  for (const auto& segment : durable.segments) CHECK_FALSE(segment.checksum);
  CHECK(index::check(archive).empty());
}

TEST_CASE("after a new start the latest manifest counts where its segments are whole", "[index]") {
  const tests::TemporaryDirectory directory;
  const auto& archive = directory.path();
  add(archive, 1, 16);
  add(archive, 17, 22);
  forget_boot(archive);
  CHECK(index::read_state(archive).change == 22);
  CHECK(index::read_state(archive).articles == 22);
  add(archive, 23, 23);
  CHECK(index::read_state(archive).articles == 23);
  CHECK(index::check(archive).empty());
}

TEST_CASE("what a power failure took of the latest manifest leaves the durable one, which a writer goes on from",
          "[index]") {
  const tests::TemporaryDirectory directory;
  const auto& archive = directory.path();
  add(archive, 1, 16);
  add(archive, 17, 22);
  const auto segment = index::segment_path(archive, last_segment(archive));
  SECTION("a file is empty") {
    forget_boot(archive);
    cut(segment / "postlist.glass");
  }
  SECTION("a segment is missing") {
    forget_boot(archive);
    fs::remove_all(segment);
  }
  SECTION("the manifest is empty") { cut(archive / "index" / index::latest); }
  SECTION("the manifest is missing") { fs::remove(archive / "index" / index::latest); }
  CHECK(index::read_state(archive).change == 16);
  CHECK(index::read_state(archive).articles == 16);
  {
    index::Writer writer(archive);
    CHECK(writer.change() == 16);
    CHECK_FALSE(fs::exists(segment));
    for (int number = 17; number <= 22; ++number) put(writer, number);
    writer.commit(22);
  }
  CHECK(index::read_state(archive).articles == 22);
  CHECK(index::check(archive).empty());
}

TEST_CASE("a latest manifest that a kill left beside a newer one is passed over", "[index]") {
  const tests::TemporaryDirectory directory;
  const auto& archive = directory.path();
  add(archive, 1, 15);
  const auto left = *index::read_manifest(archive, index::latest);
  add(archive, 16, 16);
  index::write_manifest(archive, index::latest, left);
  CHECK(index::read_state(archive).change == 16);
  add(archive, 17, 17);
  CHECK(index::list_articles(archive).size() == 17);
}

TEST_CASE("replacing an article makes the latest durable, whatever merged before", "[index]") {
  const tests::TemporaryDirectory directory;
  const auto& archive = directory.path();
  add(archive, 1, 6);
  add(archive, 2, 2);
  CHECK_FALSE(fs::exists(archive / "index" / index::latest));
  CHECK(index::read_manifest(archive)->segments.size() == index::read_newest(archive)->segments.size());
  CHECK(index::list_articles(archive).size() == 6);
  std::size_t directories = 0;
  for (const auto& entry : fs::directory_iterator(archive / "index")) directories += entry.is_directory() ? 1 : 0;
  CHECK(directories == index::read_manifest(archive)->segments.size());
}

TEST_CASE("segments of which all articles were removed are merged as others", "[index]") {
  const tests::TemporaryDirectory directory;
  const auto& archive = directory.path();
  add(archive, 1, 3);
  index::Writer writer(archive);
  for (int number = 1; number <= 3; ++number) writer.remove(make_id(number));
  writer.commit(6);
  put(writer, 4);
  SECTION("with one that has an article") {
    writer.commit(7);
    writer.tidy();
    CHECK(index::list_articles(archive).size() == 1);
  }
  SECTION("with one that has none") {
    writer.commit(7);
    writer.remove(make_id(4));
    writer.commit(8);
    writer.tidy();
    CHECK(index::list_articles(archive).empty());
  }
  CHECK(index::read_newest(archive)->segments.size() == 1);
  CHECK(index::check(archive).empty());
}
