// SPDX-License-Identifier: GPL-3.0-or-later
/// Some articles that changed, indexed in memory and asked by everyone who asks for news.
#pragma once

#include <filesystem>
#include <map>
#include <mutex>
#include <set>
#include <span>
#include <vector>

#include "archive/entities/entities.hpp"
#include "archive/index/batch.hpp"
#include "news.hpp"

namespace archive::cli {

/// What all slices have in common.
struct NewsQuestion {
  const store::Store& store;
  std::mutex& store_mutex;  ///< held around every use of the store: its readers share one connection
  const std::vector<Asker>& askers;
  const entities::Known& known;
  store::ChangeNumber first = 0, until = 0;  ///< nobody was told of less; nobody is told of more
};

/// Answers for one slice after the other. One for each thread.
class NewsSlices {
 public:
  NewsSlices(const std::filesystem::path& archive, const NewsQuestion& question);

  /// changes   the last change of each article.
  /// Gives one entry for each asker.
  [[nodiscard]] std::vector<News> find(std::span<const store::Change> changes);

 private:
  /// One article of a slice.
  struct Fresh {
    store::ChangeNumber changed = 0;  ///< the last change of it that is told of
    store::ChangeNumber made = 0;     ///< Store::made_at
  };

  void index_articles(std::span<const store::Change> changes);
  [[nodiscard]] std::optional<core::Day> day_added(const core::ArticleId& id) const;
  void ask(const Asker& asker, News& news);
  [[nodiscard]] std::vector<search::Hit> matches(search::Searcher& searcher, const search::Request& request,
                                                 News& news) const;
  [[nodiscard]] std::vector<core::ArticleId> leave_out_not_due(const Asker& asker,
                                                               std::set<core::ArticleId>& found) const;
  void leave_out_known(const Asker& asker, const std::vector<core::ArticleId>& old, std::set<core::ArticleId>& found,
                       News& news);

  NewsQuestion question_;
  search::Searcher fresh_, before_;
  index::Preparer preparer_;
  std::map<core::ArticleId, Fresh> articles_;
  store::ChangeNumber oldest_ = 0;  ///< the least `changed` of them
};

}  // namespace archive::cli
