// SPDX-License-Identifier: GPL-3.0-or-later
// A table that is read at random, in a process that answers one question and in one that answers many.
#include "glass_reader.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>
#include <xapian.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <string>

#include "glass_table.hpp"
#include "temporary_directory.hpp"

using namespace archive;
using index::glass::TableReader;

namespace {

constexpr int entries = 4'000;

std::string key_of(int number) { return fmt::format("{:06}", number); }
std::string tag_of(int number) { return std::string(300, static_cast<char>('a' + number % 26)) + key_of(number); }

/// Of some 160 leaves.
index::glass::TableVersion write_table(const std::filesystem::path& path) {
  index::glass::TableWriter writer(path);
  for (int i = 0; i < entries; ++i) writer.add(key_of(i), tag_of(i));
  index::glass::TableVersion version;
  version.root = writer.finish();
  version.revision = index::glass::first_revision;
  version.block_bytes = index::glass::block_bytes;
  return version;
}

/// Whether `count` entries, taken from all over the table, are what was written.
bool reads_all(TableReader& reader, int count) {
  for (int i = 0, number = 0; i < count; ++i, number = (number + 1'237) % entries)
    if (!reader.find(key_of(number)) || reader.tag() != tag_of(number)) return false;
  return true;
}

}  // namespace

TEST_CASE("a table is read the same by who reads little of it and by who reads much") {
  const tests::TemporaryDirectory directory;
  const auto version = write_table(directory.path() / "table");
  const auto mapping = GENERATE(index::Mapping::Never, index::Mapping::WhenMuchIsRead);
  TableReader reader(directory.path() / "table", version, 1, mapping);
  CHECK(reads_all(reader, 10));
  CHECK(reads_all(reader, entries));
  CHECK_FALSE(reader.find("0000005"));
  CHECK(reader.key() == "000000");
}

TEST_CASE("a table that was cut is damaged, however much of it is read") {
  const tests::TemporaryDirectory directory;
  const auto path = directory.path() / "table";
  const auto version = write_table(path);
  // The root is written last.
  const auto whole = std::filesystem::file_size(path);
  const auto mapping = GENERATE(index::Mapping::Never, index::Mapping::WhenMuchIsRead);
  TableReader reader(path, version, 1, mapping);
  REQUIRE(reads_all(reader, 1));  // has the root
  std::filesystem::resize_file(path, whole / 2);
  CHECK_THROWS_AS(reads_all(reader, 10), Xapian::DatabaseCorruptError);
  const auto reads_first_half = [&] {
    for (int i = 0; i < entries / 2 - 50; i += 25)
      if (!reader.find(key_of(i))) return false;
    return true;
  };
  CHECK(reads_first_half());
  CHECK_THROWS_AS(reads_all(reader, 10), Xapian::DatabaseCorruptError);
}

TEST_CASE("a block that a later revision wrote is told, however much was read before") {
  const tests::TemporaryDirectory directory;
  const auto path = directory.path() / "table";
  auto version = write_table(path);
  const auto mapping = GENERATE(index::Mapping::Never, index::Mapping::WhenMuchIsRead);
  TableReader reader(path, version, 1, mapping);
  REQUIRE(reads_all(reader, entries));
  const int file = ::open(path.c_str(), O_WRONLY | O_CLOEXEC);
  REQUIRE(file >= 0);
  const std::string later("\0\0\0\xFF", 4);
  for (std::size_t block = 0; block < version.root.blocks; ++block)
    REQUIRE(::pwrite(file, later.data(), later.size(), static_cast<off_t>(block * version.block_bytes)) == 4);
  ::close(file);
  CHECK_THROWS_AS(reads_all(reader, 10), Xapian::DatabaseModifiedError);
}

TEST_CASE("a leaf in which no entry begins is damaged, and not looked through for ever") {
  const tests::TemporaryDirectory directory;
  const auto path = directory.path() / "table";
  const auto version = write_table(path);
  std::fstream file(path, std::ios::binary | std::ios::in | std::ios::out);
  std::string bytes(version.root.blocks * version.block_bytes, '\0');
  REQUIRE(file.read(bytes.data(), static_cast<std::streamsize>(bytes.size())));
  for (std::size_t block = 0; block < bytes.size(); block += version.block_bytes) {
    if (bytes[block + 4] != 0) continue;  // a branch
    const auto at = [&](std::size_t place) { return static_cast<unsigned char>(bytes[block + place]); };
    const std::size_t end = std::size_t{at(9)} << 8 | at(10);
    for (std::size_t item = 11; item < end; item += 2)  // 0x20 says that an entry begins
      bytes[block + (std::size_t{at(item)} << 8 | at(item + 1))] &= static_cast<char>(~0x20);
  }
  file.seekp(0);
  file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  file.close();
  TableReader reader(path, version);
  CHECK_THROWS_AS(reader.find(key_of(1'234)), Xapian::DatabaseCorruptError);
}
