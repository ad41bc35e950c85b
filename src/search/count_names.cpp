// SPDX-License-Identifier: GPL-3.0-or-later
#include "count_names.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "archive/index/date_value.hpp"
#include "archive/index/schema.hpp"

namespace archive::search {
namespace {

/// Calls visit(value) for each article; the value is empty where it has none.
template <typename Visit>
void for_each_value(const Xapian::Database& database, Xapian::valueno slot, const std::vector<Xapian::docid>& articles,
                    Visit&& visit) {
  auto value = database.valuestream_begin(slot);
  const auto end = database.valuestream_end(slot);
  for (const Xapian::docid article : articles) {
    if (value != end) value.skip_to(article);
    visit(value != end && value.get_docid() == article ? *value : std::string());
  }
}

}  // namespace

DayCounts count_days(const Xapian::Database& database, const std::vector<Xapian::docid>& articles) {
  DayCounts counts;
  for_each_value(database, index::date_slot, articles, [&](const std::string& value) {
    if (const auto day = index::day_of_value(value)) ++counts.articles[*day];
    else ++counts.undated;
  });
  return counts;
}

NameCounts count_names(const Xapian::Database& database, const std::vector<Xapian::docid>& articles,
                       const std::vector<index::FacetKind>& kinds) {
  std::array<bool, 256> asked{};
  for (const auto kind : kinds) asked[static_cast<std::size_t>(kind)] = true;
  NameCounts counts;
  std::unordered_map<std::string, std::size_t> places;  // by kind and name
  for_each_value(database, index::facets_slot, articles, [&](const std::string& value) {
    bool any = false;
    index::for_each_facet(value, [&](index::FacetKind kind, std::string_view name, std::uint32_t times) {
      if (!asked[static_cast<std::size_t>(kind)]) return;
      any = true;
      std::string key(1, static_cast<char>(kind));
      key += name;
      const auto [place, is_new] = places.emplace(std::move(key), counts.names.size());
      if (is_new) counts.names.push_back({kind, std::string(name), 0, 0});
      ++counts.names[place->second].articles;
      counts.names[place->second].mentions += times;
    });
    if (!any) ++counts.without;
  });
  std::sort(counts.names.begin(), counts.names.end(), [](const NameCount& a, const NameCount& b) {
    if (a.articles != b.articles) return a.articles > b.articles;
    return a.name != b.name ? a.name < b.name : a.kind < b.kind;
  });
  return counts;
}

}  // namespace archive::search
