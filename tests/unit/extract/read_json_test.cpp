// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>
#include <string>

#include "../../../src/extract/json.hpp"

using archive::extract::Json;
using archive::extract::read_json;

namespace {

constexpr unsigned deepest = 64;

}  // namespace

TEST_CASE("JSON is read as nlohmann-json reads it", "[extract]") {
  using namespace std::string_literals;
  const std::string texts[] = {
      R"({})",
      R"([])",
      R"( {"a": 1, "b": [true, false, null, "c"], "d": {"e": {"f": []}}} )",
      R"("seul")",
      R"(12)",
      R"({"a": "é\u00e9\n\"\\\/ \ud83d\ude00", "": ""})",
      R"({"zero": "avant\u0000après"})",
      R"({"a": 1, "a": 2, "b": {"c": 1}, "b": {"d": 2}})",
      R"([0, -0, -1, 2147483648, -2147483649, 9223372036854775808, 18446744073709551615, 18446744073709551616])",
      R"([1.0, 0.1, 1e3, 1E-7, 123456789.123456789, 5e-324, 1.7976931348623157e308, 2.50])",
      R"([[[1], {"a": [2, {"b": 3}]}], 4])",
      "{\"texte\": \"" + std::string(100, 'x') + "é" + std::string(33, 'y') + "\"}",
  };
  for (const auto& text : texts) {
    CAPTURE(text);
    const auto value = read_json(text, deepest);
    REQUIRE(value);
    CHECK(*value == Json::parse(text));
    CHECK(value->dump() == Json::parse(text).dump());
  }
  CHECK(read_json("12", deepest)->is_number_unsigned());
  CHECK_FALSE(read_json("-0", deepest)->is_number_unsigned());
}

TEST_CASE("What is no JSON is not read", "[extract]") {
  using namespace std::string_literals;
  const std::string texts[] = {
      "",
      "Un pont",
      "{\"a\": 1",
      "{\"a\": 1} x",
      "{\"a\": \"b\0c\"}"s,
      "{\"a\": \"b\tc\"}",
      R"({"a": "\ud800"})",
      R"({"a": "\x"})",
      R"({"a": 01})",
      R"([1,])",
      R"({'a': 1})",
      R"({"a" 1})",
  };
  for (const auto& text : texts) {
    CAPTURE(text);
    CHECK_THROWS_AS(Json::parse(text), Json::parse_error);
    CHECK_FALSE(read_json(text, deepest));
  }
  // What ends a text for both is no reason to pass over what stands behind it.
  CHECK_FALSE(read_json("{\"a\": 1}\0{\"b\": 2}"s, deepest));
}

TEST_CASE("JSON is read to the depth that is asked for", "[extract]") {
  CHECK(read_json(R"([{"a": [1]}, [2]])", 3));
  CHECK_FALSE(read_json(R"([{"a": [1]}, [2]])", 2));
  CHECK_FALSE(read_json(std::string(1'000'000, '['), deepest));
}
