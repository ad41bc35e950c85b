// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include "segments.hpp"

namespace archive::index {
namespace {

using Places = std::vector<std::size_t>;

Places choose(const std::vector<std::uint64_t>& sizes, std::size_t fan) {
  std::vector<Segment> segments;
  for (const auto size : sizes) segments.push_back({"s", size, {}});
  return choose_merge(segments, fan);
}

TEST_CASE("segments of one size are merged once there are enough of them") {
  CHECK(choose({1, 1, 1}, 4).empty());
  CHECK(choose({1, 1, 16, 1, 1}, 4) == Places{0, 1, 3, 4});
  CHECK(choose({300, 1000, 1000, 1000}, 4) == Places{0, 1, 2, 3});
  CHECK(choose({1000, 1000, 1000, 1000}, 16).empty());
}

TEST_CASE("what would be merged again at once is merged in one go") {
  // Four of 1,000 make one of 4,000, of which there are three.
  CHECK(choose({3000, 3000, 3000, 1000, 1000, 1000, 1000}, 4) == Places{0, 1, 2, 3, 4, 5, 6});
  CHECK(choose({3000, 3000, 1000, 1000, 1000, 1000}, 4) == Places{2, 3, 4, 5});
  // And 4 of 16 with three of 64, which makes 256.
  CHECK(choose({64, 16, 64, 64, 4, 4, 4, 4, 16, 16}, 4) == Places{0, 1, 2, 3, 4, 5, 6, 7, 8, 9});
}

TEST_CASE("no merge makes a segment that takes minutes to write") {
  CHECK(choose({400'000, 400'000, 400'000, 400'000}, 4).empty());
  CHECK(choose({300'000, 300'000, 300'000, 70'000, 70'000, 70'000, 70'000}, 4) == Places{3, 4, 5, 6});
}

}  // namespace
}  // namespace archive::index
