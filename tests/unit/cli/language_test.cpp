// SPDX-License-Identifier: GPL-3.0-or-later
#include "language.hpp"

#include <catch2/catch.hpp>

#include <map>
#include <string>

using namespace archive::cli;

namespace {

LanguageChoice choice(const std::map<std::string, std::string>& environment) {
  return choose_language([&](const char* variable) {
    const auto found = environment.find(variable);
    return found == environment.end() ? std::string_view() : std::string_view(found->second);
  });
}

Language language(const std::map<std::string, std::string>& environment) { return choice(environment).language; }

}  // namespace

TEST_CASE("the locale decides, the first variable that is set", "[language]") {
  CHECK(language({}) == Language::English);
  CHECK(choice({}).variable == nullptr);
  CHECK(language({{"LANG", "fr_FR.UTF-8"}}) == Language::French);
  CHECK(language({{"LANG", "fr"}}) == Language::French);
  CHECK(language({{"LANG", "fr_CA@euro"}}) == Language::French);
  CHECK(language({{"LANG", "frp_FR"}}) == Language::English);
  CHECK(language({{"LANG", "de_DE.UTF-8"}}) == Language::English);
  CHECK(language({{"LANG", "fr_FR"}, {"LC_ALL", "en_GB"}}) == Language::English);
  CHECK(language({{"LANG", "en_GB"}, {"LC_MESSAGES", "fr_BE"}}) == Language::French);
  CHECK(language({{"LANG", "fr_FR"}, {"LC_ALL", ""}}) == Language::French);
  CHECK(std::string(choice({{"LANG", "fr_FR"}, {"LC_MESSAGES", "en"}}).variable) == "LC_MESSAGES");
}

TEST_CASE("LANGUAGE lists languages by preference, unless the locale is C", "[language]") {
  CHECK(language({{"LANG", "en_US.UTF-8"}, {"LANGUAGE", "fr:en"}}) == Language::French);
  CHECK(language({{"LANG", "fr_FR.UTF-8"}, {"LANGUAGE", "en:fr"}}) == Language::English);
  CHECK(language({{"LANG", "fr_FR.UTF-8"}, {"LANGUAGE", "oc:br"}}) == Language::French);
  CHECK(language({{"LANG", "de_DE"}, {"LANGUAGE", "oc::fr_CH:en"}}) == Language::French);
  CHECK(language({{"LANG", "C"}, {"LANGUAGE", "fr"}}) == Language::English);
  CHECK(language({{"LC_ALL", "C.UTF-8"}, {"LANG", "fr_FR"}, {"LANGUAGE", "fr"}}) == Language::English);
  CHECK(language({{"LANGUAGE", "fr"}}) == Language::English);
  CHECK(std::string(choice({{"LANG", "en_US"}, {"LANGUAGE", "fr"}}).variable) == "LANGUAGE");
}
