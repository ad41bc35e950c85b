// SPDX-License-Identifier: GPL-3.0-or-later
#include "window_bits.hpp"

#include <array>
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

TEST_CASE("numbers between two are found, signs or not", "[search]") {
  std::mt19937 random(8);
  const auto number = [&] {
    const auto bits = static_cast<std::uint32_t>(random());
    return random() % 3 == 0 ? bits : 0x80000000U + bits % 40 - 20;
  };
  for (unsigned i = 0; i < 2000; ++i) {
    std::array<std::uint32_t, 64> numbers{};
    for (auto& each : numbers) each = random() % 6 == 0 ? 0 : number();
    const std::uint32_t least = random() % 8 == 0 ? 1 : number(), most = random() % 8 == 0 ? UINT32_MAX : number();
    std::uint64_t expected = 0;
    for (std::size_t place = 0; place < numbers.size(); ++place)
      if (numbers[place] >= least && numbers[place] <= most) expected |= search::bit(static_cast<std::uint32_t>(place));
    REQUIRE(search::between(numbers.data(), least, most) == expected);
  }
}
