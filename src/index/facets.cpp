// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/index/facets.hpp"

#include <algorithm>

#include "archive/text/utf8.hpp"

namespace archive::index {
namespace {

constexpr std::size_t longest = 255;

std::string_view bounded(std::string_view name) {
  while (name.size() > longest) name.remove_suffix(text::code_point_before(name, name.size()).size);
  return name;
}

}  // namespace

std::string facet_value(const std::vector<Facet>& facets) {
  std::string value;
  for (const Facet& facet : facets) {
    const auto name = bounded(facet.name);
    if (name.empty()) continue;
    value += static_cast<char>(facet.kind);
    value += static_cast<char>(std::min<std::uint32_t>(facet.times, 255));
    value += static_cast<char>(name.size());
    value += name;
  }
  return value;
}

void for_each_facet(std::string_view value,
                    const std::function<void(FacetKind kind, std::string_view name, std::uint32_t times)>& visit) {
  while (value.size() > 3) {
    const auto kind = static_cast<unsigned char>(value[0]);
    const std::size_t size = static_cast<unsigned char>(value[2]);
    if (kind < static_cast<unsigned>(FacetKind::Source) || kind > static_cast<unsigned>(FacetKind::Product) ||
        size == 0 || value.size() < 3 + size) {
      return;
    }
    visit(static_cast<FacetKind>(kind), value.substr(3, size), static_cast<unsigned char>(value[1]));
    value.remove_prefix(3 + size);
  }
}

}  // namespace archive::index
