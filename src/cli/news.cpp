// SPDX-License-Identifier: GPL-3.0-or-later
#include "news.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <utility>

#include "archive/ingest/names.hpp"

namespace archive::cli {
namespace {

/// As in an import: operations.md section 2.
constexpr std::size_t batch_articles = 2'000;

/// One article of a batch.
struct Fresh {
  store::ChangeNumber changed = 0;  ///< the last change of it that is told of
  store::ChangeNumber made = 0;     ///< Store::made_at
};

using Batch = std::map<core::ArticleId, Fresh>;

class Finder {
 public:
  Finder(const std::filesystem::path& archive, const store::Store& store, const std::vector<Asker>& askers,
         store::ChangeNumber until)
      : store_(store),
        askers_(askers),
        until_(until),
        fresh_(archive),
        before_(archive),
        known_(ingest::known_names(store)),
        news_(askers.size()) {}

  std::vector<News> run() {
    store::ChangeNumber first = until_;
    for (const auto& asker : askers_) first = std::min(first, asker.after);
    const auto now = store_.last_change();
    for (const auto& change : last_changes(first)) {
      const auto made = store_.made_at(change.id, until_);
      if (!made || store_.made_at(change.id, first) == made) continue;
      if (now != until_ && !store_.made_at(change.id, now)) continue;
      const auto article = store_.find_at(change.id, until_);
      if (!article) continue;
      const auto sketch = store_.sketches().of(change.id);
      index_.put(prepare(change.id, *article, sketch ? sketch->cluster : 0));
      batch_.emplace(change.id, Fresh{change.number, *made});
      if (batch_.size() == batch_articles) ask_all();
    }
    if (!batch_.empty()) ask_all();
    return std::move(news_);
  }

 private:
  /// The last change of each article, in the order of these.
  [[nodiscard]] std::vector<store::Change> last_changes(store::ChangeNumber after) const {
    std::vector<store::Change> changes;
    store_.for_each_change(after, [&](const store::Change& change) {
      if (change.number > until_) return false;
      changes.push_back(change);
      return true;
    });
    std::set<core::ArticleId> seen;
    std::vector<store::Change> last;
    for (auto change = changes.rbegin(); change != changes.rend(); ++change)
      if (seen.insert(change->id).second) last.push_back(*change);
    std::reverse(last.begin(), last.end());
    return last;
  }

  index::Prepared prepare(const core::ArticleId& id, const core::Article& article, std::int64_t cluster) {
    const auto added = store_.added(id);
    return preparer_.prepare(id, article, cluster, added ? std::optional(core::day_of(*added)) : std::nullopt);
  }

  void ask_all() {
    fresh_.look_in(std::exchange(index_, index::Batch()));
    for (std::size_t i = 0; i < askers_.size(); ++i) {
      if (!news_[i].refused) ask(askers_[i], news_[i]);
    }
    batch_.clear();
  }

  void ask(const Asker& asker, News& news) {
    std::set<core::ArticleId> found;
    for (const auto& id : matches(fresh_, asker, news))
      if (is_due(asker, id)) found.insert(id);
    leave_out_known(asker, found, news);
    if (found.empty()) return;
    auto request = asker.request;
    request.limit = batch_.size();
    request.offset = 0;
    request.collapse = false;
    request.repair = false;
    auto results = fresh_.run(request);
    std::erase_if(results.hits, [&](const search::Hit& hit) { return !found.contains(hit.id); });
    std::move(results.hits.begin(), results.hits.end(), std::back_inserter(news.hits));
  }

  [[nodiscard]] std::vector<core::ArticleId> matches(search::Searcher& searcher, const Asker& asker, News& news) const {
    auto request = asker.request;
    request.limit = batch_.size();
    request.offset = 0;
    request.collapse = false;
    request.repair = false;
    request.want_text = false;
    request.short_ids = false;
    request.snippets = 0;
    request.recency.reset();
    request.sort = search::Sort::Newest;  // nothing is weighed
    const auto results = searcher.run(request);
    std::vector<core::ArticleId> ids;
    for (const auto& hit : results.hits) ids.push_back(hit.id);
    for (const auto& remark : results.remarks)
      if (remark.is_error) news.refused = remark;
    return ids;
  }

  /// Whether the article is another one than the asker was told of, as far as can be said without its text.
  [[nodiscard]] bool is_due(const Asker& asker, const core::ArticleId& id) const {
    const Fresh& article = batch_.at(id);
    if (article.changed <= asker.after) return false;
    const auto before = store_.made_at(id, asker.after);
    return before ? before != article.made : !store_.saved().was_reported(asker.name, id);
  }

  /// What matched before is not new.
  void leave_out_known(const Asker& asker, std::set<core::ArticleId>& found, News& news) {
    index::Batch old;
    for (const auto& id : found)
      if (const auto article = store_.find_at(id, asker.after)) old.put(prepare(id, *article, 0));
    if (old.size() == 0) return;
    before_.look_in(std::move(old));
    for (const auto& id : matches(before_, asker, news)) found.erase(id);
  }

  const store::Store& store_;
  const std::vector<Asker>& askers_;
  store::ChangeNumber until_;
  search::Searcher fresh_, before_;
  entities::Known known_;
  index::Preparer preparer_{{}, &known_};
  index::Batch index_;
  Batch batch_;
  std::vector<News> news_;
};

/// Several batches, each in order, become one list in order.
void put_in_order(std::vector<search::Hit>& hits, search::Sort sort) {
  std::stable_sort(hits.begin(), hits.end(), [sort](const search::Hit& a, const search::Hit& b) {
    if (sort == search::Sort::Relevance && a.score != b.score) return a.score > b.score;
    return sort == search::Sort::Oldest ? a.article.date < b.article.date : b.article.date < a.article.date;
  });
}

}  // namespace

std::vector<News> find_news(const std::filesystem::path& archive, const store::Store& store,
                            const std::vector<Asker>& askers, store::ChangeNumber until) {
  auto news = Finder(archive, store, askers, until).run();
  for (std::size_t i = 0; i < askers.size(); ++i) put_in_order(news[i].hits, askers[i].request.sort);
  return news;
}

}  // namespace archive::cli
