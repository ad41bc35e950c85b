// SPDX-License-Identifier: GPL-3.0-or-later
#include "person_name.hpp"

#include <catch2/catch.hpp>

using namespace archive;

namespace {

std::string sorted(const char* written) {
  const auto name = cli::author_name(written);
  return name.family.empty() ? "[" + name.literal + "]" : cli::sorted_name(name);
}

}  // namespace

TEST_CASE("a person's name is split before its family name") {
  CHECK(sorted("Anne Roux") == "Roux, Anne");
  CHECK(sorted("Anne-Marie Le Goff") == "Le Goff, Anne-Marie");
  CHECK(sorted("Jean de La Fontaine") == "de La Fontaine, Jean");
  CHECK(sorted("Jean d’Ormesson") == "d’Ormesson, Jean");
  CHECK(sorted("Anne ROUX") == "ROUX, Anne");
  CHECK(sorted("MOREL Jean") == "MOREL, Jean");
  CHECK(sorted("J.-P. Morel") == "Morel, J.-P.");
  CHECK(sorted("Roux, Anne") == "Roux, Anne");
  CHECK(sorted("  Élise   Noël ") == "Noël, Élise");
}

TEST_CASE("what is no person's name stays whole") {
  for (const char* name : {"AFP", "Agence France-Presse", "La Rédaction", "Service politique", "Le Monde avec AFP",
                           "anne roux", "Anne Roux et Luc Pic", "Ouest-France", "20 Minutes", "Roux, Pic, Morel"}) {
    CHECK(sorted(name) == "[" + std::string(name) + "]");
  }
  CHECK(sorted("") == "[]");
}
