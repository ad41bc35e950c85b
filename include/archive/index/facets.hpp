// SPDX-License-Identifier: GPL-3.0-or-later
/// What an article is counted under: the names of its source, section, tags and entities, as the bytes of a value slot, so
/// that counting a whole archive reads no text.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace archive::index {

enum class FacetKind : std::uint8_t { Source = 1, Section, Tag, Person, Org, Place, Product };

/// One name an article is counted under.
struct Facet {
  FacetKind kind = FacetKind::Source;
  std::string name;         ///< as it is shown; longer than 255 bytes it is cut at a character
  std::uint32_t times = 1;  ///< mentions in the article
};

/// The facets as bytes, in their order. 255 mentions stand for more.
[[nodiscard]] std::string facet_value(const std::vector<Facet>& facets);

/// Visits the facets of such bytes; damaged bytes end the walk. The name is a view into them.
void for_each_facet(std::string_view value,
                    const std::function<void(FacetKind kind, std::string_view name, std::uint32_t times)>& visit);

}  // namespace archive::index
