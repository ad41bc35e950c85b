// SPDX-License-Identifier: GPL-3.0-or-later
#include "french_catalogue.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "catalogue.hpp"

using archive::cli::french_catalogue;
using archive::core::Catalogue;

namespace {

/// The arguments a pattern takes, in their order, with how each is formatted: `{}` of `{1:>3}` are (1, ">3").
std::vector<std::pair<int, std::string>> places_of(std::string_view pattern) {
  std::vector<std::pair<int, std::string>> places;
  int next = 0;
  for (std::size_t at = 0; at < pattern.size(); ++at) {
    if (pattern[at] != '{' && pattern[at] != '}') continue;
    if (at + 1 < pattern.size() && pattern[at + 1] == pattern[at]) {
      ++at;
      continue;
    }
    REQUIRE(pattern[at] == '{');
    const std::size_t end = pattern.find('}', at);
    REQUIRE(end != pattern.npos);
    const auto place = pattern.substr(at + 1, end - at - 1);
    const auto colon = place.find(':');
    const auto number = place.substr(0, colon);
    places.emplace_back(number.empty() ? next++ : std::stoi(std::string(number)),
                        colon == place.npos ? std::string() : std::string(place.substr(colon + 1)));
    at = end;
  }
  std::sort(places.begin(), places.end());
  return places;
}

std::vector<std::string_view> forms_of(std::string_view text) {
  std::vector<std::string_view> forms;
  for (std::size_t end = 0; end != text.npos; text.remove_prefix(end == text.npos ? 0 : end + 1)) {
    end = text.find('\0');
    forms.push_back(text.substr(0, end));
  }
  return forms;
}

bool has(std::string_view text, std::string_view part) { return text.find(part) != text.npos; }

}  // namespace

TEST_CASE("a translation takes the arguments its English takes", "[french]") {
  const Catalogue catalogue(french_catalogue());
  REQUIRE(catalogue.size() > 500);
  for (std::uint32_t i = 1; i < catalogue.size(); ++i) {
    auto english = catalogue.key(i);
    english.remove_prefix(english.find('\4') == english.npos ? 0 : english.find('\4') + 1);
    INFO(english);
    const auto wanted = places_of(forms_of(english).back());
    for (const auto form : forms_of(catalogue.translation(i))) CHECK(places_of(form) == wanted);
  }
}

TEST_CASE("a translation begins and ends with the blanks of its English", "[french]") {
  const Catalogue catalogue(french_catalogue());
  const auto ends = [](std::string_view text) { return !text.empty() && text.back() == ' '; };
  for (std::uint32_t i = 1; i < catalogue.size(); ++i) {
    const auto english = forms_of(catalogue.key(i)).back();
    for (const auto form : forms_of(catalogue.translation(i))) {
      INFO(form);
      if (english.starts_with(' ')) CHECK(form.starts_with(' '));
      // Padding to a column is the translation's own.
      if (english.ends_with(": ")) CHECK(ends(form));
    }
  }
}

TEST_CASE("French is spaced and marked as French is", "[french]") {
  const Catalogue catalogue(french_catalogue());
  for (std::uint32_t i = 1; i < catalogue.size(); ++i) {
    for (const auto form : forms_of(catalogue.translation(i))) {
      INFO(form);
      for (const auto* wrong : {" :", " ;", " !", " ?", "« ", " »", "'", "\"{}\""}) CHECK_FALSE(has(form, wrong));
      for (std::size_t at = 0; at < form.size(); ++at) {
        if (form[at] != ';' && form[at] != '!' && form[at] != '?') continue;
        CHECK((at >= 3 && form.substr(at - 3, 3) == "\u202F"));
      }
    }
  }
}
