// SPDX-License-Identifier: GPL-3.0-or-later
// What an article teaches, and what has been taught.
#include <catch2/catch.hpp>

#include <algorithm>

#include "archive/entities/entities.hpp"

using namespace archive;
using entities::Kind;
using entities::Known;
using entities::Lesson;

namespace {

std::vector<std::string> sighted(std::string_view body, const Known& known = Known()) {
  std::vector<std::string> forms;
  for (const auto& one : entities::read_names({}, body, known).sightings) {
    forms.push_back(std::string(entities::name_of(one.kind)) + ":" + one.form +
                    (one.name.empty() ? std::string() : "=" + one.name));
  }
  return forms;
}

std::vector<std::string> named(std::string_view body, const Known& known) {
  std::vector<std::string> names;
  for (const auto& one : entities::read_names({}, body, known).mentions)
    names.push_back(std::string(entities::name_of(one.kind)) + ":" + one.name);
  return names;
}

using Names = std::vector<std::string>;

Lesson learned(const char* form, Kind kind, const char* name = "") {
  return {.form = form, .kind = kind, .name = name, .denied = false, .learned = true};
}

}  // namespace

TEST_CASE("what the words around a name say can be learned") {
  CHECK(sighted("Hier, le ministre Vauzelin a parlé.") == Names{"person:Vauzelin"});
  CHECK(sighted("Hier, le député Marc Vauzelin a parlé.") == Names{"person:Vauzelin"});
  CHECK(sighted("Elle a vu M. Vauzelin à Lyon.") == Names{"person:Vauzelin"});
  CHECK(sighted("Il travaille pour la société Traviax depuis un an.") == Names{"org:Traviax"});
  CHECK(sighted("Le Réseau national des écoles (RNE) a parlé.") == Names{"org:RNE=Réseau national des écoles"});
}

TEST_CASE("a common word, a place and what no words explain teach nothing") {
  CHECK(sighted("Hier, le ministre Petit a parlé.").empty());
  CHECK(sighted("Hier, le juge Lyon a parlé.").empty());
  CHECK(sighted("On a vu Vauzelin hier.").empty());
  CHECK(sighted("LE MINISTRE VAUZELIN A PARLÉ").empty());
}

TEST_CASE("what was learned shows a name the article leaves open, and what is known changes no sighting") {
  const Known known({learned("Vauzelin", Kind::Person), learned("RNE", Kind::Org, "Réseau national des écoles")});
  CHECK(named("On a vu Vauzelin hier.", Known()).empty());
  CHECK(named("On a vu Vauzelin hier.", known) == Names{"person:Vauzelin"});
  CHECK(sighted("On a vu Vauzelin hier.", known).empty());
  CHECK(named("Le budget du RNE baisse.", known) == Names{"org:Réseau national des écoles"});
  CHECK(named("Le budget de la Région naturelle de l'Est (RNE) baisse.", known) ==
        Names{"org:Région naturelle de l'Est", "org:Région naturelle de l'Est"});
}

TEST_CASE("what was learned overrules neither the article nor the user") {
  const Known known({learned("Vauzelin", Kind::Person)});
  CHECK(named("Elle travaille pour la société Vauzelin.", known) == Names{"org:société Vauzelin"});
  const Known denied({learned("Vauzelin", Kind::Person), {"Vauzelin", Kind::Person, "", true}});
  CHECK(named("On a vu Vauzelin hier.", denied).empty());
  const Known renamed({{"Vauzelin", Kind::Org, "Groupe Vauzelin"}, learned("Vauzelin", Kind::Person)});
  CHECK(named("On a vu Vauzelin hier.", renamed) == Names{"org:Groupe Vauzelin"});
}

TEST_CASE("an alias takes the shorter forms of the article along") {
  const Known known({{"Jupiter Vauzelin", Kind::Person, "Marc Vauzelin"}});
  CHECK(named("Le maire Jupiter Vauzelin est là. Vauzelin a parlé.", known) ==
        Names{"person:Marc Vauzelin", "person:Marc Vauzelin"});
}

TEST_CASE("the surname is what stands behind the first name") {
  CHECK(entities::surname_of("Édouard Philippe") == "Philippe");
  CHECK(entities::surname_of("Jean-Luc Morel") == "Morel");
  CHECK(entities::surname_of("Valéry Giscard d’Estaing") == "Giscard d’Estaing");
  CHECK(entities::surname_of("Philippe") == "Philippe");
  CHECK(entities::surname_of("Xi Jinping") == "Xi Jinping");
  CHECK(entities::surname_of("").empty());
}
