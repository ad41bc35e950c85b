// SPDX-License-Identifier: GPL-3.0-or-later
#include "count_names.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "archive/index/date_value.hpp"
#include "archive/index/schema.hpp"
#include "archive/index/terms.hpp"

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
  // One name may have several spellings: « Edouard » and « Édouard ». The most frequent is shown.
  struct Spelling {
    std::size_t place = 0;
    std::uint64_t articles = 0;
  };
  std::unordered_map<std::string, Spelling> spellings;  // by kind and name
  std::unordered_map<std::string, std::size_t> places;  // by kind and folded name
  std::vector<std::size_t> last_seen;                   // of each place: the article, counted from 1
  std::size_t article = 0;
  for_each_value(database, index::facets_slot, articles, [&](const std::string& value) {
    ++article;
    bool any = false;
    index::for_each_facet(value, [&](index::FacetKind kind, std::string_view name, std::uint32_t times) {
      if (!asked[static_cast<std::size_t>(kind)]) return;
      any = true;
      const std::string prefix(1, static_cast<char>(kind));
      const auto [known, is_new] = spellings.try_emplace(prefix + std::string(name));
      Spelling& spelling = known->second;
      if (is_new) {
        const auto folded = prefix + index::slug(name);
        spelling.place = places.try_emplace(folded, counts.names.size()).first->second;
        if (spelling.place == counts.names.size()) {
          counts.names.push_back({kind, {}, 0, 0});
          last_seen.push_back(0);
        }
      }
      ++spelling.articles;
      NameCount& count = counts.names[spelling.place];
      count.mentions += times;
      if (last_seen[spelling.place] == article) return;
      last_seen[spelling.place] = article;
      ++count.articles;
    });
    if (!any) ++counts.without;
  });
  std::vector<std::uint64_t> most(counts.names.size(), 0);
  for (const auto& [key, spelling] : spellings) {
    NameCount& count = counts.names[spelling.place];
    const auto name = std::string_view(key).substr(1);
    const bool better = spelling.articles > most[spelling.place] ||
                        (spelling.articles == most[spelling.place] && name < std::string_view(count.name));
    if (!better) continue;
    most[spelling.place] = spelling.articles;
    count.name = name;
  }
  std::sort(counts.names.begin(), counts.names.end(), [](const NameCount& a, const NameCount& b) {
    if (a.articles != b.articles) return a.articles > b.articles;
    return a.name != b.name ? a.name < b.name : a.kind < b.kind;
  });
  return counts;
}

}  // namespace archive::search
