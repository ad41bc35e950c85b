// SPDX-License-Identifier: GPL-3.0-or-later
#include "nearest.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <random>

using archive::ingest::KeyTable;
using archive::ingest::Nearest;
using Numbers = std::vector<std::uint32_t>;

namespace {

constexpr std::uint32_t most_found = 6'000;

/// The nearest of all that share so many keys.
Numbers nearest_of(Nearest& nearest, const std::vector<KeyTable::Found>& found, std::size_t most, std::size_t least) {
  Numbers holders(3);
  for (const auto& each : found) ++holders[each.key];
  return Nearest::nearest(nearest.sharing(found, holders, most_found, least), most);
}

}  // namespace

TEST_CASE("what shares too few keys is not near", "[ingest]") {
  const std::vector<KeyTable::Found> found{{0, 7}, {1, 7}, {0, 9}, {2, 1}};
  Nearest nearest;
  CHECK(nearest_of(nearest, found, 10, 2) == Numbers{7});
  CHECK(nearest_of(nearest, found, 10, 1) == Numbers{1, 7, 9});
  CHECK(nearest_of(nearest, {}, 10, 1).empty());
}

TEST_CASE("a rare key counts for more than two that many have", "[ingest]") {
  std::vector<KeyTable::Found> found;
  for (std::uint32_t number = 1; number <= 8; ++number) {
    found.push_back({0, number});
    found.push_back({1, number});
  }
  found.push_back({0, 20});
  found.push_back({2, 20});
  Nearest nearest;
  CHECK(nearest_of(nearest, found, 1, 2) == Numbers{20});
}

TEST_CASE("equally near are the newest, in whatever order they were found", "[ingest]") {
  std::vector<KeyTable::Found> found;
  for (std::uint32_t number = 1; number <= 5'000; ++number)
    for (std::uint32_t key = 0; key < 3; ++key) found.push_back({key, number});
  Nearest nearest;
  const Numbers expected{4'996, 4'997, 4'998, 4'999, 5'000};
  CHECK(nearest_of(nearest, found, 5, 2) == expected);
  std::shuffle(found.begin(), found.end(), std::mt19937(1));
  CHECK(nearest_of(nearest, found, 5, 2) == expected);
}

TEST_CASE("a key found as often as one may be is not certain to be had by no others", "[ingest]") {
  const std::vector<KeyTable::Found> found{{0, 7}, {1, 7}, {2, 7}, {0, 8}, {1, 8}};
  Nearest nearest;
  auto sharing = nearest.sharing(found, Numbers{2, 2, 1}, 2, 2);
  std::sort(sharing.begin(), sharing.end(), [](const auto& a, const auto& b) { return a.number < b.number; });
  REQUIRE(sharing.size() == 2);
  CHECK(sharing[0].number == 7);
  CHECK(sharing[0].shared == 3);
  CHECK(sharing[0].certain == 1);
  CHECK(sharing[1].number == 8);
  CHECK(sharing[1].shared == 2);
  CHECK(sharing[1].certain == 0);
}

TEST_CASE("of thousands that share one key those that share two are found", "[ingest]") {
  std::mt19937 random(5);
  std::vector<KeyTable::Found> found;
  for (std::uint32_t i = 0; i < 90'000; ++i) found.push_back({i % 3, 10'000 + i});
  Numbers expected;
  for (std::uint32_t i = 0; i < 50; ++i) {
    const auto number = static_cast<std::uint32_t>(1'000'000 + random() % 1'000'000);
    found.push_back({0, number});
    found.push_back({2, number});
    expected.push_back(number);
  }
  std::shuffle(found.begin(), found.end(), random);
  std::sort(expected.begin(), expected.end());
  expected.erase(std::unique(expected.begin(), expected.end()), expected.end());
  Nearest nearest;
  CHECK(nearest_of(nearest, found, 100, 2) == expected);
}
