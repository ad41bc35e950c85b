// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/core/id.hpp"

#include <catch2/catch.hpp>

#include <cstddef>
#include <cstdint>

namespace core = archive::core;

TEST_CASE("an identifier survives being written and read, in either case") {
  core::ArticleId id;
  for (std::size_t i = 0; i < id.bytes.size(); ++i) id.bytes[i] = static_cast<std::uint8_t>(i * 17);
  CHECK(core::to_hex(id) == "00112233445566778899aabbccddeeff");
  CHECK(core::parse_id("00112233445566778899aabbccddeeff") == id);
  CHECK(core::parse_id("00112233445566778899AABBCCDDEEFF") == id);
}

TEST_CASE("only 32 hexadecimal digits are an identifier") {
  CHECK_FALSE(core::parse_id(""));
  CHECK_FALSE(core::parse_id("00112233445566778899aabbccddeef"));
  CHECK_FALSE(core::parse_id("00112233445566778899aabbccddeeff0"));
  CHECK_FALSE(core::parse_id("00112233445566778899aabbccddeefg"));
  CHECK_FALSE(core::parse_id("0x112233445566778899aabbccddeeff"));
}
