// SPDX-License-Identifier: GPL-3.0-or-later
#include "pair_file.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <fstream>
#include <random>

#include "temporary_directory.hpp"

using namespace archive;
using ingest::Pair;
using ingest::PairFile;

namespace {

Pair pair(std::uint32_t key, std::uint32_t number) { return Pair{key} << 32 | number; }

std::vector<std::uint32_t> found(const PairFile& file, std::uint32_t key, std::size_t most) {
  std::vector<std::uint32_t> numbers;
  file.find(key, most, numbers);
  return numbers;
}

}  // namespace

TEST_CASE("a key whose pairs fill blocks is found whole, and its neighbours are not") {
  const tests::TemporaryDirectory directory;
  const auto path = directory.path() / "copies";
  std::vector<Pair> pairs;
  for (std::uint32_t number = 1; number <= 700; ++number) pairs.push_back(pair(0, number));
  for (std::uint32_t number = 1; number <= 2'000; ++number) pairs.push_back(pair(5, number));
  pairs.push_back(pair(7, 1));
  for (std::uint32_t number = 1; number <= 1'024; ++number) pairs.push_back(pair(UINT32_MAX, number));
  ingest::write_pairs(path, PairFile({}), pairs, {}, {3, 9});
  const PairFile file(path);
  CHECK(file.tag().last == 3);
  CHECK(file.tag().hash == 9);
  CHECK(file.size() == pairs.size());
  for (const auto& [key, count] : {std::pair{0u, 700u}, {5u, 2'000u}, {7u, 1u}, {UINT32_MAX, 1'024u}}) {
    const auto all = found(file, key, 10'000);
    REQUIRE(all.size() == count);
    for (std::uint32_t i = 0; i < count; ++i) REQUIRE(all[i] == count - i);
    CHECK(found(file, key, 600).size() == std::min(600u, count));
  }
  for (const std::uint32_t none : {1u, 4u, 6u, 8u, UINT32_MAX - 1}) CHECK(found(file, none, 10).empty());
}

TEST_CASE("pairs are merged with those of the file before") {
  const tests::TemporaryDirectory directory;
  const auto path = directory.path() / "copies";
  std::mt19937 random(5);
  std::vector<Pair> all;
  const ingest::Mark mark{7, 1, 2, 3};
  for (std::uint32_t round = 1; round <= 3; ++round) {
    std::vector<Pair> fresh;
    for (std::uint32_t i = 0; i < 40'000; ++i)
      fresh.push_back(pair(static_cast<std::uint32_t>(random() % 10'000), round * 100'000 + i));
    std::sort(fresh.begin(), fresh.end());
    ingest::write_pairs(path, PairFile(path), fresh, std::vector<ingest::Mark>(round, mark), {round, 0});
    all.insert(all.end(), fresh.begin(), fresh.end());
  }
  std::sort(all.begin(), all.end());
  std::vector<Pair> read;
  PairFile(path).for_each([&](Pair each) { read.push_back(each); });
  CHECK(read == all);
  const PairFile file(path);
  CHECK(std::vector(file.marks().begin(), file.marks().end()) == std::vector<ingest::Mark>(6, mark));
}

TEST_CASE("a file that is cut, longer, foreign or missing has no pairs") {
  const tests::TemporaryDirectory directory;
  const auto path = directory.path() / "copies";
  CHECK(PairFile(path).size() == 0);
  CHECK(found(PairFile(path), 1, 10).empty());
  const std::vector<Pair> pairs{pair(1, 1), pair(2, 2)};
  ingest::write_pairs(path, PairFile({}), pairs, {}, {2, 0});
  CHECK(PairFile(path).size() == 2);
  const auto size = std::filesystem::file_size(path);
  for (const auto changed : {size - 1, size + 1, std::uintmax_t{10}, std::uintmax_t{0}}) {
    std::filesystem::resize_file(path, changed);
    CHECK(PairFile(path).size() == 0);
    ingest::write_pairs(path, PairFile({}), pairs, {}, {2, 0});
  }
  std::ofstream(path) << "copies01" << std::string(8'192, 'x');
  CHECK(PairFile(path).size() == 0);
}
