// SPDX-License-Identifier: GPL-3.0-or-later
#include "places.hpp"

#include <utility>

#include "document.hpp"
#include "glass_pack.hpp"
#include "glass_version.hpp"

namespace archive::index {

Places::Place::Place(std::string its_name, const std::filesystem::path& path)
    : name(std::move(its_name)),
      postings(glass::table_path(path, glass::Table::Postings), glass::read_version(path).postings) {}

Places::Places(const std::filesystem::path& archive, const std::vector<Segment>& segments) {
  for (const auto& segment : segments) places_.emplace_back(segment.name, segment_path(archive, segment.name));
}

std::optional<std::string> Places::find(const core::ArticleId& id) {
  std::string key;
  glass::put_sorted_string(key, id_term(id));
  for (auto& place : places_)
    if (place.postings.find(key)) return place.name;
  return std::nullopt;
}

}  // namespace archive::index
