// SPDX-License-Identifier: GPL-3.0-or-later
#include "contracted_place.hpp"

#include <algorithm>
#include <vector>

#include "data/contracted_places.hpp"

namespace archive::text {
namespace {

const std::vector<std::string_view>& places() {
  static const auto list = [] {
    std::vector<std::string_view> names;
    std::string_view file = data::contracted_places;
    while (!file.empty()) {
      const auto line = file.substr(0, file.find('\n'));
      file.remove_prefix(std::min(file.size(), line.size() + 1));
      if (!line.empty() && line.front() != '#') names.push_back(line);
    }
    return names;  // sorted in the file, which a test checks
  }();
  return list;
}

}  // namespace

std::string_view hidden_article(std::string_view folded) {
  if (folded == "au" || folded == "du") return "le";
  if (folded == "aux" || folded == "des") return "les";
  return {};
}

PlaceMatch match_place(std::string_view folded_words) {
  const auto& names = places();
  auto name = std::lower_bound(names.begin(), names.end(), folded_words);
  if (name == names.end()) return PlaceMatch::None;
  if (*name == folded_words) return PlaceMatch::Whole;
  return name->starts_with(folded_words) && (*name)[folded_words.size()] == ' ' ? PlaceMatch::Beginning
                                                                                : PlaceMatch::None;
}

}  // namespace archive::text
