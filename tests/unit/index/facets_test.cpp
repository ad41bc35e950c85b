// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/index/facets.hpp"

#include <catch2/catch.hpp>

using namespace archive::index;

namespace {

std::vector<Facet> read(std::string_view value) {
  std::vector<Facet> facets;
  for_each_facet(value, [&](FacetKind kind, std::string_view name, std::uint32_t times) {
    facets.push_back({kind, std::string(name), times});
  });
  return facets;
}

}  // namespace

TEST_CASE("facets come back in their order, with their mentions") {
  const auto facets =
      read(facet_value({{FacetKind::Source, "Ouest Matin", 1}, {FacetKind::Person, "Anne Morel", 300}}));
  REQUIRE(facets.size() == 2);
  CHECK(facets[0].kind == FacetKind::Source);
  CHECK(facets[0].name == "Ouest Matin");
  CHECK(facets[1].name == "Anne Morel");
  CHECK(facets[1].times == 255);
}

TEST_CASE("a long name is cut at a character, an empty one is left out, damaged bytes end the walk") {
  std::string name;
  while (name.size() < 260) name += "é";
  const auto value = facet_value({{FacetKind::Tag, name, 1}, {FacetKind::Tag, "", 1}});
  const auto facets = read(value);
  REQUIRE(facets.size() == 1);
  CHECK(facets[0].name == name.substr(0, 254));
  CHECK(read(std::string_view(value).substr(0, 40)).empty());
  CHECK(read("\x77\x01\x01x").empty());
}
