// SPDX-License-Identifier: GPL-3.0-or-later
#include "nearest.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <random>

using archive::ingest::KeyTable;
using archive::ingest::Nearest;
using Numbers = std::vector<std::uint32_t>;

namespace {

Numbers numbers_of(const std::vector<Nearest::Near>& nearest) {
  Numbers numbers;
  for (const auto& each : nearest) numbers.push_back(each.number);
  return numbers;
}

auto at_least(std::size_t least) {
  return [least](std::uint32_t, std::size_t shared) { return shared >= least; };
}

}  // namespace

TEST_CASE("what shares too few keys is not near", "[ingest]") {
  const std::vector<KeyTable::Found> found{{0, 7}, {1, 7}, {0, 9}, {2, 1}};
  Nearest nearest;
  CHECK(numbers_of(nearest.of(found, 3, 10, at_least(2))) == Numbers{7});
  CHECK(numbers_of(nearest.of(found, 3, 10, at_least(1))) == Numbers{1, 7, 9});
  CHECK(nearest.of(found, 3, 10, at_least(2)).front().shared == 2);
  CHECK(nearest.of({}, 3, 10, at_least(1)).empty());
}

TEST_CASE("what is not near leaves its place to others", "[ingest]") {
  const std::vector<KeyTable::Found> found{{0, 1}, {1, 1}, {2, 1}, {0, 2}, {1, 2}};
  Nearest nearest;
  CHECK(numbers_of(nearest.of(found, 3, 1, at_least(2))) == Numbers{1});
  CHECK(numbers_of(nearest.of(found, 3, 1, [](std::uint32_t number, std::size_t) { return number != 1; })) == Numbers{2});
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
  CHECK(numbers_of(nearest.of(found, 3, 1, at_least(2))) == Numbers{20});
}

TEST_CASE("equally near are the newest, in whatever order they were found", "[ingest]") {
  std::vector<KeyTable::Found> found;
  for (std::uint32_t number = 1; number <= 5'000; ++number)
    for (std::uint32_t key = 0; key < 3; ++key) found.push_back({key, number});
  Nearest nearest;
  const Numbers expected{4'996, 4'997, 4'998, 4'999, 5'000};
  CHECK(numbers_of(nearest.of(found, 3, 5, at_least(2))) == expected);
  std::shuffle(found.begin(), found.end(), std::mt19937(1));
  CHECK(numbers_of(nearest.of(found, 3, 5, at_least(2))) == expected);
}
