// SPDX-License-Identifier: GPL-3.0-or-later
#include "names_file.hpp"

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>

#include "temporary_directory.hpp"

using namespace archive;
using entities::Kind;

namespace {

constexpr std::string_view text =
    "Vauzelin a rencontré hier les dirigeants du Traviax. L’OCDV s’est opposé au projet. Selon Merlivat, rien ne "
    "presse.";

std::vector<entities::Lesson> some_lessons() {
  std::vector<entities::Lesson> lessons{
      {.form = "Vauzelin", .kind = Kind::Person, .name = {}, .learned = true},
      {.form = "OCDV", .kind = Kind::Org, .name = "Observatoire du val", .learned = true},
      {.form = "Traviax", .kind = Kind::Org, .name = "Traviax SA"},
      {.form = "Merlivat", .kind = Kind::Person, .name = {}, .denied = true},
  };
  for (int i = 0; i < 300; ++i)
    lessons.push_back({.form = "Forme" + std::to_string(i), .kind = Kind::Place, .name = "Lieu"});
  return lessons;
}

std::vector<std::string> names_of(const entities::Known& known) {
  std::vector<std::string> names;
  for (const auto& mention : entities::read_names({}, text, known).mentions)
    names.push_back(std::string(entities::name_of(mention.kind)) + ":" + mention.name);
  return names;
}

std::string read(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

void write(const std::filesystem::path& file, const std::string& bytes) {
  std::ofstream(file, std::ios::binary | std::ios::trunc) << bytes;
}

}  // namespace

TEST_CASE("names that were made ready are the same from their file") {
  const tests::TemporaryDirectory directory;
  const entities::Known known(some_lessons());
  CHECK_FALSE(ingest::open_names_file(directory.path(), 7));
  ingest::keep_names_file(directory.path(), 7, known);
  const auto opened = ingest::open_names_file(directory.path(), 7);
  REQUIRE(opened);
  CHECK(names_of(*opened) == names_of(known));
  CHECK(names_of(*opened) != names_of(entities::Known()));
  CHECK(opened->aliases(Kind::Place, "Lieu").size() == 300);
  CHECK(opened->aliases(Kind::Org, "Traviax SA") == std::vector<std::string_view>{"Traviax"});
  CHECK((std::filesystem::status(directory.path() / "names").permissions() & std::filesystem::perms::mask) ==
        (std::filesystem::perms::owner_read | std::filesystem::perms::owner_write));
}

TEST_CASE("a file of names that is not of these lessons is no file") {
  const tests::TemporaryDirectory directory;
  const entities::Known known(some_lessons());
  ingest::keep_names_file(directory.path(), 7, known);
  CHECK_FALSE(ingest::open_names_file(directory.path(), 8));
  ingest::forget_names_file(directory.path());
  CHECK_FALSE(ingest::open_names_file(directory.path(), 7));
}

TEST_CASE("a damaged file of names is none, or gives other names, and never reads beside itself") {
  const tests::TemporaryDirectory directory;
  const auto file = directory.path() / "names";
  ingest::keep_names_file(directory.path(), 7, entities::Known(some_lessons()));
  const auto whole = read(file);
  for (const std::size_t size : {std::size_t{0}, std::size_t{8}, std::size_t{40}, whole.size() / 2, whole.size() - 1}) {
    write(file, whole.substr(0, size));
    CHECK_FALSE(ingest::open_names_file(directory.path(), 7));
  }
  std::mt19937 random(5);
  for (int round = 0; round < 2'000; ++round) {
    auto bytes = whole;
    // The stamp and the size are not what is tried.
    for (int i = 0; i < 40; ++i) bytes[16 + random() % (bytes.size() - 16)] = static_cast<char>(random());
    for (int i = 0; i < 2; ++i) bytes[16 + random() % 48] = static_cast<char>(random());
    write(file, bytes);
    if (const auto opened = ingest::open_names_file(directory.path(), 7)) {
      CHECK(names_of(*opened).size() < 10);
      CHECK(opened->aliases(Kind::Place, "Lieu").size() <= 400);
    }
  }
}
