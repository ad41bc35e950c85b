// SPDX-License-Identifier: GPL-3.0-or-later
#include "segments.hpp"

#include <algorithm>
#include <map>

#include "glass_merge.hpp"

namespace archive::index {
namespace fs = std::filesystem;
namespace {

/// A merge by itself makes no segment of more articles: it would keep somebody waiting for minutes. `compact` does.
constexpr std::uint64_t most_articles = 1'000'000;

/// A power of four.
unsigned level_of(std::uint64_t articles) {
  unsigned level = 0;
  for (; articles >= 4; articles /= 4) ++level;
  return level;
}

}  // namespace

std::vector<Xapian::Database> open_each(const fs::path& archive, const std::vector<Segment>& segments) {
  std::vector<Xapian::Database> each;
  for (const auto& segment : segments) each.emplace_back(segment_path(archive, segment.name).string());
  return each;
}

Xapian::Database join(const std::vector<Xapian::Database>& segments) {
  // Xapian asks nothing of a database that has no parts.
  if (segments.empty()) return Xapian::WritableDatabase(std::string(), Xapian::DB_BACKEND_INMEMORY);
  Xapian::Database all;
  for (const auto& segment : segments) all.add_database(segment);
  return all;
}

Xapian::Database open_segments(const fs::path& archive, const std::vector<Segment>& segments) {
  return join(open_each(archive, segments));
}

std::uint64_t merge_segments(const fs::path& archive, const std::vector<Segment>& segments, const std::string& into,
                             unsigned threads) {
  std::vector<fs::path> paths;
  for (const auto& segment : segments) paths.push_back(segment_path(archive, segment.name));
  return glass::merge_databases(paths, segment_path(archive, into), threads);
}

std::vector<std::size_t> choose_merge(const std::vector<Segment>& segments, std::size_t fan) {
  std::map<unsigned, std::vector<std::size_t>> levels;
  for (std::size_t i = 0; i < segments.size(); ++i) levels[level_of(segments[i].articles)].push_back(i);
  const auto articles_of = [&](const std::vector<std::size_t>& members) {
    std::uint64_t articles = 0;
    for (const auto i : members) articles += segments[i].articles;
    return articles;
  };
  for (const auto& [level, members] : levels) {
    if (members.size() < fan) continue;
    auto chosen = members;
    auto articles = articles_of(chosen);
    if (articles > most_articles) continue;
    // Written once instead of twice.
    for (auto at = level; at != level_of(articles);) {
      at = level_of(articles);
      const auto next = levels.find(at);
      if (next == levels.end() || next->second.size() + 1 < fan) break;
      const auto more = articles_of(next->second);
      if (articles + more > most_articles) break;
      chosen.insert(chosen.end(), next->second.begin(), next->second.end());
      articles += more;
    }
    std::sort(chosen.begin(), chosen.end());
    return chosen;
  }
  return {};
}

}  // namespace archive::index
