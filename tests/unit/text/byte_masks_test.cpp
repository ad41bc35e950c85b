// SPDX-License-Identifier: GPL-3.0-or-later
#include "byte_masks.hpp"

#include <array>
#include <catch2/catch.hpp>
#include <random>
#include <string_view>

using namespace archive;

TEST_CASE("masks tell what each of 64 bytes is", "[text][property]") {
  std::mt19937 random(5);
  for (unsigned round = 0; round < 200; ++round) {
    std::array<char, text::ByteMasks::bytes> bytes{};
    // All values first, then mixtures.
    for (unsigned i = 0; i < bytes.size(); ++i)
      bytes[i] = static_cast<char>(round < 4 ? round * 64 + i : static_cast<unsigned>(random()));
    const auto masks = text::masks_of(bytes.data());
    for (unsigned i = 0; i < bytes.size(); ++i) {
      const auto byte = static_cast<unsigned char>(bytes[i]);
      INFO("byte " << unsigned{byte});
      const auto holds = [i](std::uint64_t mask) { return (mask >> i & 1) != 0; };
      REQUIRE(holds(masks.letters) == ((byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z')));
      REQUIRE(holds(masks.digits) == (byte >= '0' && byte <= '9'));
      REQUIRE(holds(masks.accents) == (byte == 0xC3));
      REQUIRE(holds(masks.products) == (byte == 0x97 || byte == 0xB7));
      REQUIRE(holds(masks.leads) == (byte >= 0xC0 && byte != 0xC3));
      REQUIRE(holds(masks.signs) == (std::string_view("\n-$%").find(bytes[i]) != std::string_view::npos));
    }
  }
}
