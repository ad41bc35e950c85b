// SPDX-License-Identifier: GPL-3.0-or-later
#include "transliterations.hpp"

#include <algorithm>

#include "data/transliterations.hpp"

namespace archive::search {
namespace {

std::vector<std::string_view> split(std::string_view text, char mark) {
  std::vector<std::string_view> parts;
  while (!text.empty()) {
    const auto part = text.substr(0, text.find(mark));
    if (!part.empty()) parts.push_back(part);
    text.remove_prefix(std::min(text.size(), part.size() + 1));
  }
  return parts;
}

}  // namespace

std::vector<std::string_view> other_spellings(std::string_view folded) {
  for (const auto line : split(data::transliterations, '\n')) {
    if (line.front() == '#' || line.find(folded) == std::string_view::npos) continue;
    auto names = split(line, ' ');
    const auto self = std::find(names.begin(), names.end(), folded);
    if (self == names.end()) continue;
    names.erase(self);
    return names;
  }
  return {};
}

}  // namespace archive::search
