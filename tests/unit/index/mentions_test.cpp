// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/index/mentions.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <random>

namespace archive::index {
namespace {

core::Day day(std::string_view iso) { return *core::parse_iso_day(iso); }

bool meet(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  return std::any_of(a.begin(), a.end(),
                     [&](const auto& term) { return std::find(b.begin(), b.end(), term) != b.end(); });
}

}  // namespace

TEST_CASE("an interval is the fewest buckets of the calendar", "[mentions]") {
  using Buckets = std::vector<std::string>;
  CHECK(buckets_of(day("2024-04-18"), day("2024-04-18")) == Buckets{"20240418"});
  CHECK(buckets_of(day("2024-04-01"), day("2024-04-30")) == Buckets{"202404"});
  CHECK(buckets_of(day("2024-01-01"), day("2024-12-31")) == Buckets{"2024"});
  CHECK(buckets_of(day("1990-01-01"), day("1999-12-31")) == Buckets{"199"});
  CHECK(buckets_of(day("1901-01-01"), day("2000-12-31")).size() == 9 + 9 + 1);
  CHECK(buckets_of(day("2023-12-31"), day("2024-02-01")) == Buckets{"20231231", "202401", "20240201"});
  CHECK(buckets_of({}, {}).size() < 50);
  CHECK(buckets_of(day("2024-04-18"), day("2024-04-17")).empty());
}

TEST_CASE("terms meet exactly where intervals overlap", "[mentions]") {
  std::mt19937 random(7);
  const auto any_interval = [&] {
    static constexpr int lengths[] = {1, 1, 3, 31, 365, 3660, 40'000};
    const int from = day("1960-01-01").number + static_cast<int>(random() % 26'000);
    return Evoked{{from}, {from + static_cast<int>(random() % static_cast<unsigned>(lengths[random() % 7]))}};
  };
  std::size_t overlaps = 0;
  for (int i = 0; i < 3000; ++i) {
    const Evoked mention = any_interval(), asked = any_interval();
    const bool overlap = mention.from <= asked.to && asked.from <= mention.to;
    overlaps += overlap;
    REQUIRE(meet(mention_terms({mention}), overlap_terms(asked.from, asked.to)) == overlap);
    REQUIRE(meet(mention_terms({mention}), overlap_terms(asked.from, {})) == (mention.to >= asked.from));
    REQUIRE(meet(mention_terms({mention}), overlap_terms({}, asked.to)) == (mention.from <= asked.to));
  }
  CHECK(overlaps > 100);
}

TEST_CASE("intervals come back from their bytes", "[mentions]") {
  const std::vector<Evoked> intervals = {{day("0901-01-01"), day("1000-12-31"), 1},
                                         {day("2024-04-18"), day("2024-04-18"), 300}};
  const auto value = mention_value(intervals);
  const auto again = mentions_of_value(value);
  REQUIRE(again.size() == 2);
  CHECK(again[0].from == intervals[0].from);
  CHECK(again[0].to == intervals[0].to);
  CHECK(again[1].times == 255);
  CHECK(mentions_of_value(value.substr(0, value.size() - 1)).size() == 1);
  CHECK(mentions_of_value("").empty());
}

}  // namespace archive::index
