// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/core/day.hpp"

#include <catch2/catch.hpp>

#include <string>

namespace core = archive::core;

namespace {

std::string day_text(int year, unsigned month, unsigned day) {
  const auto made = core::make_day(year, month, day);
  return made ? core::to_iso(*made) : "none";
}

}  // namespace

TEST_CASE("days are counted from the first of January 1970") {
  CHECK(core::make_day(1970, 1, 1)->number == 0);
  CHECK(core::make_day(1969, 12, 31)->number == -1);
  CHECK(core::make_day(2024, 4, 20)->number == 19833);
}

TEST_CASE("a day that the calendar does not have is not made") {
  CHECK(day_text(2024, 2, 29) == "2024-02-29");
  CHECK(day_text(2023, 2, 29) == "none");
  CHECK(day_text(1900, 2, 29) == "none");
  CHECK(day_text(2000, 2, 29) == "2000-02-29");
  CHECK(day_text(2024, 4, 31) == "none");
  CHECK(day_text(2024, 13, 1) == "none");
  CHECK(day_text(2024, 0, 1) == "none");
  CHECK(day_text(2024, 1, 0) == "none");
}

TEST_CASE("a month or day beyond 255 is not taken modulo 256") {
  CHECK(day_text(2024, 259, 1) == "none");
  CHECK(day_text(2024, 1, 257) == "none");
}

TEST_CASE("years run from 1 to 9999, and are written with four digits") {
  CHECK(day_text(1, 1, 1) == "0001-01-01");
  CHECK(day_text(9999, 12, 31) == "9999-12-31");
  CHECK(day_text(0, 1, 1) == "none");
  CHECK(day_text(10000, 1, 1) == "none");
}

TEST_CASE("every day of four centuries survives being written and read, and weekdays follow each other") {
  unsigned weekday = core::weekday(*core::make_day(1800, 1, 1));
  std::int32_t wrong = 0;
  for (core::Day day = *core::make_day(1800, 1, 1); day < core::make_day(2200, 1, 1); ++day.number) {
    if (core::parse_iso_day(core::to_iso(day)) != day || core::weekday(day) != weekday) ++wrong;
    weekday = weekday % 7 + 1;
  }
  CHECK(wrong == 0);
}

TEST_CASE("weekdays count from Monday to Sunday") {
  CHECK(core::weekday(*core::make_day(2024, 4, 20)) == 6);
  CHECK(core::weekday(*core::make_day(1789, 7, 14)) == 2);
  CHECK(core::weekday(*core::make_day(2024, 4, 22)) == 1);
  CHECK(core::weekday(*core::make_day(2024, 4, 21)) == 7);
}

TEST_CASE("only the exact form of a day is read") {
  for (const char* text :
       {"", "2024", "2024-4-20", "2024-04-2", "2024-04-200", " 2024-04-20", "2024-04-20 ", "2024/04/20", "20240420",
        "-024-04-20", "2024-0a-20", "2024-04-+1", "2024-02-30", "0000-01-01"}) {
    CAPTURE(text);
    CHECK_FALSE(core::parse_iso_day(text));
  }
}
