// SPDX-License-Identifier: GPL-3.0-or-later
#include "copies.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <iterator>
#include <random>
#include <span>

using namespace archive;

TEST_CASE("what the briefs of two sketches rule out, the sketches rule out too", "[ingest]") {
  std::mt19937_64 random(5);
  std::size_t ruled_out = 0, may_be = 0;
  for (int round = 0; round < 20'000; ++round) {
    const auto some = [&](std::size_t most) {
      text::Shingles shingles(random() % most);
      for (auto& each : shingles) each = random();
      return shingles;
    };
    const auto part = some(2'000);
    auto first = some(1'000), second = some(1'000);
    first.insert(first.end(), part.begin(), part.end());
    second.insert(second.end(), part.begin(), part.end());
    std::sort(first.begin(), first.end());
    std::sort(second.begin(), second.end());
    // Days apart, some of them years; titles that are one, two, or none that tells anything.
    const auto title = random(), other = random() % 2 == 0 ? title : random();
    const auto day = static_cast<std::int32_t>(random() % 20'000) - 5'000;
    const auto days = static_cast<std::int32_t>(random() % (std::uint64_t{1} << random() % 14));
    const auto undated = random() % 10 == 0 ? text::Sketch::no_day : day + days;
    const auto a = text::make_sketch(title, day, first), b = text::make_sketch(other, undated, second);
    std::vector<std::uint32_t> shared;
    std::set_intersection(a.keys.begin(), a.keys.end(), b.keys.begin(), b.keys.end(), std::back_inserter(shared));
    const ingest::Brief of_a(a), of_b(ingest::Brief(b).mark());
    for (const auto key : b.keys) REQUIRE(of_b.may_have(key));
    const bool possible = ingest::may_be_copies(of_a, of_b, shared.size());
    CHECK(possible == ingest::may_be_copies(of_b, of_a, shared.size()));
    if (ingest::may_be_copies(a, b)) {
      ++may_be;
      REQUIRE(possible);
      REQUIRE(ingest::may_be_copies(of_a, of_b, shared.size() + 3));
      REQUIRE(ingest::may_be_copies(of_a, {}, shared.size()));
    }
    ruled_out += possible ? 0 : 1;
  }
  CHECK(ruled_out > 2'000);
  CHECK(may_be > 4'000);
}

TEST_CASE("sketches let through what is just close enough, and little that is not", "[ingest]") {
  std::mt19937_64 random(11);
  constexpr std::int32_t years = 2'000;  // days
  constexpr std::uint64_t title = 1001, other_title = 2003;
  // Texts of so many 3-grams, of which two have a share in common.
  const auto may_be_copies = [&](std::size_t size, double resemblance) {
    const auto common = static_cast<std::size_t>(resemblance * 2 * static_cast<double>(size) / (1 + resemblance) + 1);
    text::Shingles first(size), second(size);
    for (auto& each : first) each = random();
    std::copy(first.begin(), first.end(), second.begin());
    for (auto& each : std::span(second).subspan(common)) each = random();
    std::sort(first.begin(), first.end());
    std::sort(second.begin(), second.end());
    return ingest::may_be_copies(text::make_sketch(title, 10, first),
                                 text::make_sketch(other_title, 10 + years, second));
  };
  // Articles that lie so far apart are copies from .9 on.
  for (int round = 0; round < 2'000; ++round) REQUIRE(may_be_copies(100 + random() % 1'000, 0.9));
  std::size_t let_through = 0;
  for (int round = 0; round < 1'000; ++round) let_through += may_be_copies(600, 0.4) ? 1 : 0;
  CHECK(let_through < 50);
}

TEST_CASE("most keys that a sketch has not are known to be missing", "[ingest]") {
  std::mt19937_64 random(7);
  std::size_t mistaken = 0;
  for (int round = 0; round < 100; ++round) {
    text::Shingles shingles(600);
    for (auto& each : shingles) each = random();
    std::sort(shingles.begin(), shingles.end());
    const ingest::Brief brief(text::make_sketch(1001, 10, shingles));
    for (int i = 0; i < 100; ++i) mistaken += brief.may_have(static_cast<std::uint32_t>(random() >> 36)) ? 1 : 0;
  }
  CHECK(mistaken < 4'000);
}
