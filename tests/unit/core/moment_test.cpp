// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/core/moment.hpp"

#include <catch2/catch.hpp>

#include <cstdlib>
#include <ctime>
#include <string>
#include <string_view>

namespace core = archive::core;

namespace {

/// Sets the time zone of the process for one test.
class Zone {
 public:
  explicit Zone(const char* name) {
    if (const char* old = std::getenv("TZ")) old_ = old;
    setenv("TZ", name, 1);
    tzset();
  }
  Zone(const Zone&) = delete;
  Zone& operator=(const Zone&) = delete;
  ~Zone() {
    if (old_.empty()) unsetenv("TZ");
    else setenv("TZ", old_.c_str(), 1);
    tzset();
  }

 private:
  std::string old_;
};

std::string rewritten(std::string_view text) {
  const auto moment = core::parse_moment(text);
  return moment ? core::to_rfc3339(*moment) : "none";
}

}  // namespace

TEST_CASE("a moment is read in every form that is promised") {
  const Zone zone("Europe/Paris");
  CHECK(rewritten("2024-04-20T18:05:00+02:00") == "2024-04-20T18:05:00+02:00");
  CHECK(rewritten("2024-04-20T18:05:07.250Z") == "2024-04-20T18:05:07Z");
  CHECK(rewritten("2024-04-20t18:05z") == "2024-04-20T18:05:00Z");
  CHECK(rewritten("2024-04-20 18:05-0330") == "2024-04-20T18:05:00-03:30");
  CHECK(rewritten("2024-04-20T18:05+01") == "2024-04-20T18:05:00+01:00");
  CHECK(rewritten("2024-04-20T24:00Z") == "2024-04-21T00:00:00Z");
  CHECK(rewritten("2016-12-31T23:59:60Z") == "2017-01-01T00:00:00Z");
}

TEST_CASE("a moment without an offset is told in the time zone of the process, daylight saving included") {
  const Zone zone("Europe/Paris");
  CHECK(rewritten("2024-04-20") == "2024-04-20T00:00:00+02:00");
  CHECK(rewritten("2024-01-20T08:00") == "2024-01-20T08:00:00+01:00");
  CHECK(rewritten("2024-03-31T01:59") == "2024-03-31T01:59:00+01:00");
  CHECK(rewritten("2024-03-31T03:00") == "2024-03-31T03:00:00+02:00");
  CHECK(rewritten("2024-10-27T03:00") == "2024-10-27T03:00:00+01:00");
}

TEST_CASE("what is no moment is not read") {
  for (const char* text : {"", "2024", "2024-04-20T", "2024-04-20T18", "2024-04-20T18:5", "2024-04-20T25:00Z",
                           "2024-04-20T18:60Z", "2024-04-20T18:05:61Z", "2024-04-20T18:05:00.Z", "2024-04-20T18:05+",
                           "2024-04-20T18:05+2", "2024-04-20T18:05+02:", "2024-04-20T18:05+02:00 ", "2024-04-20T18:05X",
                           "2024-04-20X18:05Z", "2024-04-20T18:05+24:00", "2023-02-29T00:00Z"}) {
    CAPTURE(text);
    CHECK_FALSE(core::parse_moment(text));
  }
}

TEST_CASE("hour 24 is the end of a day and nothing after it") {
  CHECK_FALSE(core::parse_moment("2024-04-20T24:30Z"));
  CHECK_FALSE(core::parse_moment("2024-04-20T24:00:01Z"));
}

TEST_CASE("the day of a moment is that of its own offset, before 1970 too") {
  CHECK(core::to_iso(core::day_of(*core::parse_moment("2024-04-20T23:30:00-05:00"))) == "2024-04-20");
  CHECK(core::to_iso(core::day_of(*core::parse_moment("2024-04-20T00:30:00+14:00"))) == "2024-04-20");
  CHECK(core::to_iso(core::day_of({-1, 0})) == "1969-12-31");
  CHECK(core::to_iso(core::day_of({-86400, 0})) == "1969-12-31");
  CHECK(core::to_iso(core::day_of({-86401, 0})) == "1969-12-30");
  CHECK(core::to_rfc3339({-1, 0}) == "1969-12-31T23:59:59Z");
}

TEST_CASE("the present is told in UTC") {
  const Zone zone("Asia/Kolkata");
  const core::Moment now = core::system_now();
  CHECK(now.offset_minutes == 0);
  CHECK(now.seconds > 1'600'000'000);
}
