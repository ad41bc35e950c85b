// SPDX-License-Identifier: GPL-3.0-or-later
#include "key_table.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <random>

#include "temporary_directory.hpp"

using namespace archive;

namespace {

constexpr std::uint32_t in_many = 7;  ///< a key that many have

/// Keys as samples of texts have them: most below a limit, evenly; some texts are short and have any.
std::vector<std::uint32_t> some_keys(std::mt19937& random) {
  const bool small = random() % 20 == 0;
  std::vector<std::uint32_t> keys;
  for (int i = 0; i < 30; ++i) keys.push_back(static_cast<std::uint32_t>(small ? random() : random() % 50'000 * 1'000));
  std::sort(keys.begin(), keys.end());
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  return keys;
}

}  // namespace

TEST_CASE("a table of keys gives the newest sketches of each, from memory and from its file") {
  const tests::TemporaryDirectory directory;
  std::mt19937 random(11);
  ingest::KeyTable table(directory.path() / "copies", [](std::int64_t) { return std::uint64_t{7}; });
  std::map<std::uint32_t, std::vector<std::uint32_t>> wanted;
  for (std::uint32_t number = 1; number <= 6'000; ++number) {
    auto keys = some_keys(random);
    if (number % 3 == 0) keys.insert(keys.begin(), in_many);
    table.add(number, keys, {});
    for (const auto key : keys) wanted[key].push_back(number);
    if (number == 2'500 || number == 5'000) table.save(number, 7);
  }
  CHECK(table.saved() == 5'000);
  std::vector<std::uint32_t> asked{0, 1, in_many, UINT32_MAX, UINT32_MAX - 1};
  for (const auto& [key, numbers] : wanted)
    if (random() % 7 == 0 && key != in_many) asked.push_back(key);
  for (const std::size_t most : {std::size_t{2}, std::size_t{256}, std::size_t{1'000}}) {
    std::vector<std::uint32_t> expected, numbers;
    std::vector<ingest::KeyTable::Found> found;
    for (const auto key : asked) {
      const auto& having = wanted[key];
      const auto count = std::min(most, having.size());
      expected.insert(expected.end(), having.end() - static_cast<std::ptrdiff_t>(count), having.end());
    }
    table.find(asked, 6'001, most, found);
    table.rest();
    for (const auto& [place, number] : found) {
      const auto& having = wanted[asked[place]];
      REQUIRE(std::find(having.begin(), having.end(), number) != having.end());
      numbers.push_back(number);
    }
    std::sort(expected.begin(), expected.end());
    std::sort(numbers.begin(), numbers.end());
    CHECK(numbers == expected);
  }
}

TEST_CASE("of sketches that came later a look-up says nothing, and they take no place") {
  const tests::TemporaryDirectory directory;
  ingest::KeyTable table(directory.path() / "copies", [](std::int64_t) { return std::uint64_t{7}; });
  const std::vector<std::uint32_t> keys{in_many};
  for (std::uint32_t number = 1; number <= 3; ++number) table.add(number, keys, {});
  table.save(3, 7);
  for (std::uint32_t number = 4; number <= 9; ++number) table.add(number, keys, {});
  for (const std::uint32_t below : {9U, 6U, 4U}) {
    std::vector<ingest::KeyTable::Found> found;
    table.find(keys, below, 3, found);
    std::vector<std::uint32_t> numbers;
    for (const auto& each : found) numbers.push_back(each.number);
    CHECK(numbers == std::vector<std::uint32_t>{below - 1, below - 2, below - 3});
  }
}

TEST_CASE("a table of keys has the marks of sketches, from memory and from its file") {
  const tests::TemporaryDirectory directory;
  const auto confirm = [](std::int64_t) { return std::uint64_t{7}; };
  const std::vector<std::uint32_t> keys{1, 2, 3};
  const auto mark = [](std::uint32_t value) { return ingest::Mark{value, 2, 3, value}; };
  const auto check = [&](const ingest::KeyTable& table) {
    CHECK(table.mark_of(0) == ingest::Mark{});
    CHECK(table.mark_of(1) == mark(20));
    CHECK(table.mark_of(2) == ingest::Mark{});
    CHECK(table.mark_of(3) == mark(UINT32_MAX));
  };
  {
    ingest::KeyTable table(directory.path() / "copies", confirm);
    table.add(1, keys, mark(20));
    table.add(3, keys, mark(UINT32_MAX));
    check(table);
    CHECK(table.mark_of(4) == ingest::Mark{});
    table.save(3, 7);
    check(table);
  }
  ingest::KeyTable table(directory.path() / "copies", confirm);
  check(table);
  table.add(5, keys, mark(17));
  CHECK(table.mark_of(4) == ingest::Mark{});
  CHECK(table.mark_of(5) == mark(17));
  table.save(5, 7);
  check(table);
  CHECK(table.mark_of(5) == mark(17));
}
