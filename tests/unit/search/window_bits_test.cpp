// SPDX-License-Identifier: GPL-3.0-or-later
#include "window_bits.hpp"

#include <bit>
#include <catch2/catch.hpp>
#include <random>

using namespace archive;

TEST_CASE("bits are counted as by an instruction", "[search]") {
  STATIC_REQUIRE(search::count_bits(0) == 0);
  STATIC_REQUIRE(search::count_bits(~std::uint64_t{0}) == 64);
  std::mt19937_64 random(3);
  for (unsigned i = 0; i < 1000; ++i) {
    const std::uint64_t bits = random() & random() & (i % 2 == 0 ? ~std::uint64_t{0} : random());
    REQUIRE(search::count_bits(bits) == static_cast<unsigned>(std::popcount(bits)));
  }
}
