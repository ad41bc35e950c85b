// SPDX-License-Identifier: GPL-3.0-or-later
// When the log of a store is emptied.
#include <catch2/catch.hpp>

#include "database.hpp"

using namespace archive;

TEST_CASE("a short log is left as it is, and a long one where the store is much longer") {
  constexpr std::uint64_t small = 1 << 20, large = std::uint64_t{4} << 30;
  CHECK_FALSE(store::is_log_long(999, small));
  CHECK(store::is_log_long(1'000, small));
  CHECK(store::is_log_long(1'000, 0));
  CHECK_FALSE(store::is_log_long(1'000, large));
  CHECK_FALSE(store::is_log_long(store::most_log_pages - 1, large));
  CHECK(store::is_log_long(store::most_log_pages, large));
  // A sixteenth of the file.
  const std::uint64_t pages = 4'000, file = pages * store::page_bytes * 16;
  CHECK(store::is_log_long(pages, file));
  CHECK_FALSE(store::is_log_long(pages, file + 1));
}
