// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/core/mapped_file.hpp"

#include <catch2/catch.hpp>
#include <fstream>
#include <utility>

#include "temporary_directory.hpp"

using namespace archive;

TEST_CASE("a mapped file has its bytes, also after it is given on and at rest") {
  const tests::TemporaryDirectory directory;
  const auto path = directory.path() / "file";
  const std::string bytes(100'000, 'x');
  std::ofstream(path, std::ios::binary) << bytes;
  core::MappedFile mapped(path);
  CHECK(mapped.bytes() == bytes);
  mapped.rest();
  CHECK(mapped.bytes() == bytes);
  const core::MappedFile given = std::move(mapped);
  std::filesystem::remove(path);
  CHECK(given.bytes() == bytes);
}

TEST_CASE("of a file that is missing or empty nothing is mapped") {
  const tests::TemporaryDirectory directory;
  CHECK(core::MappedFile(directory.path() / "missing").bytes().empty());
  std::ofstream(directory.path() / "empty");
  CHECK(core::MappedFile(directory.path() / "empty").bytes().empty());
  CHECK(core::MappedFile(directory.path()).bytes().empty());
  CHECK(core::MappedFile().bytes().empty());
  core::MappedFile().rest();
}
