// SPDX-License-Identifier: GPL-3.0-or-later
#include "without_copies.hpp"

#include <string>
#include <unordered_map>
#include <unordered_set>

#include "archive/index/schema.hpp"

namespace archive::search {

std::vector<Candidate> without_copies(std::vector<Candidate> candidates, std::size_t wanted) {
  std::unordered_set<std::string> seen;
  std::vector<Candidate> distinct;
  for (Candidate& candidate : candidates) {
    if (distinct.size() == wanted) break;
    if (candidate.cluster().empty() || seen.insert(candidate.cluster()).second)
      distinct.push_back(std::move(candidate));
  }
  return distinct;
}

void keep_first_copies(const Xapian::Database& database, std::vector<Xapian::docid>& articles) {
  struct First {
    Xapian::docid article = 0;
    std::string order;
  };
  std::unordered_map<std::string, First> firsts;
  std::vector<std::string> clusters;
  for (const auto article : articles) {
    const auto document = database.get_document(article);
    clusters.push_back(document.get_value(index::cluster_slot));
    if (clusters.back().empty()) continue;
    auto order = document.get_value(index::order_slot);
    const auto [known, is_new] = firsts.try_emplace(clusters.back(), First{article, order});
    if (!is_new && order < known->second.order) known->second = {article, std::move(order)};
  }
  std::size_t kept = 0;
  for (std::size_t i = 0; i < articles.size(); ++i) {
    if (clusters[i].empty() || firsts[clusters[i]].article == articles[i]) articles[kept++] = articles[i];
  }
  articles.resize(kept);
}

std::uint64_t count_without_copies(const Xapian::MSet& matches) {
  std::unordered_set<std::string> seen;
  std::uint64_t count = 0;
  for (auto match = matches.begin(); match != matches.end(); ++match) {
    const auto cluster = match.get_document().get_value(index::cluster_slot);
    if (cluster.empty() || seen.insert(cluster).second) ++count;
  }
  return count;
}

}  // namespace archive::search
