// SPDX-License-Identifier: GPL-3.0-or-later
#include "periods.hpp"

#include <catch2/catch.hpp>

using namespace archive;
using namespace archive::cli;

namespace {

std::string keys(std::string_view first, std::string_view last, Period period) {
  search::DayCounts counts;
  counts.articles[*core::parse_iso_day(first)] = 2;
  counts.articles[*core::parse_iso_day(last)] += 1;
  std::string text;
  for (const auto& row : gather(counts, period, {}, {})) text += row.key + ':' + std::to_string(row.articles) + ' ';
  return text;
}

}  // namespace

TEST_CASE("a week belongs to the year of its Thursday") {
  CHECK(keys("2020-12-31", "2021-01-04", Period::Week) == "2020-W53:2 2021-W01:1 ");
  CHECK(keys("2024-12-29", "2024-12-30", Period::Week) == "2024-W52:2 2025-W01:1 ");
  CHECK(keys("1969-12-28", "1970-01-01", Period::Week) == "1969-W52:2 1970-W01:1 ");
}

TEST_CASE("periods without articles are there, and leap days count") {
  CHECK(keys("2024-02-28", "2024-03-01", Period::Day) == "2024-02-28:2 2024-02-29:0 2024-03-01:1 ");
  CHECK(keys("2023-11-30", "2024-01-01", Period::Month) == "2023-11:2 2023-12:0 2024-01:1 ");
  CHECK(keys("2021-06-01", "2023-06-01", Period::Year) == "2021:2 2022:0 2023:1 ");
}

TEST_CASE("the calendar's last day ends the walk") {
  CHECK(keys("9999-12-31", "9999-12-31", Period::Month) == "9999-12:3 ");
}
