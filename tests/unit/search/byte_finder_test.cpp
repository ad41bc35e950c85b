// SPDX-License-Identifier: GPL-3.0-or-later
#include "byte_finder.hpp"

#include <catch2/catch.hpp>
#include <random>
#include <string>

using namespace archive;

TEST_CASE("the next byte of a set is found wherever it stands", "[search]") {
  std::mt19937 random(4);
  for (unsigned i = 0; i < 3000; ++i) {
    std::bitset<256> set;
    for (auto size = random() % 7; size > 0; --size) set.set(random() % 8 == 0 ? 255 : random() % 40);
    std::string bytes(random() % 90, '\0');
    for (char& byte : bytes) byte = static_cast<char>(random() % 4 == 0 ? random() % 256 : 50 + random() % 100);
    const search::ByteFinder finder(set);
    for (std::size_t from = 0; from <= bytes.size(); ++from) {
      std::size_t expected = from;
      while (expected < bytes.size() && !set.test(static_cast<unsigned char>(bytes[expected]))) ++expected;
      REQUIRE(finder.next(bytes, from) == expected);
    }
  }
}
