// SPDX-License-Identifier: GPL-3.0-or-later
#include "news_slice.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace archive::cli {
namespace {

/// The request, for all articles there are: what is left out is decided here.
search::Request for_all(search::Request request, std::size_t articles) {
  request.limit = articles;
  request.offset = 0;
  request.collapse = false;
  request.repair = false;
  return request;
}

/// The same without what is only shown: much cheaper.
search::Request for_ids(search::Request request) {
  request.want_text = false;
  request.short_ids = false;
  request.snippets = 0;
  request.recency.reset();
  request.sort = search::Sort::Newest;  // nothing is weighed
  return request;
}

std::set<core::ArticleId> ids_of(const std::vector<search::Hit>& hits) {
  std::set<core::ArticleId> ids;
  for (const auto& hit : hits) ids.insert(hit.id);
  return ids;
}

}  // namespace

NewsSlices::NewsSlices(const std::filesystem::path& archive, const NewsQuestion& question)
    : question_(question), fresh_(archive), before_(archive), preparer_({}, &question_.known) {}

std::vector<News> NewsSlices::find(std::span<const store::Change> changes) {
  std::vector<News> news(question_.askers.size());
  index_articles(changes);
  if (articles_.empty()) return news;
  for (std::size_t i = 0; i < news.size(); ++i) ask(question_.askers[i], news[i]);
  return news;
}

void NewsSlices::index_articles(std::span<const store::Change> changes) {
  const auto& [store, mutex, askers, known, first, until] = question_;
  articles_.clear();
  oldest_ = until;
  index::Batch batch;
  for (const auto& change : changes) {
    std::unique_lock lock(mutex);
    const auto made = store.made_at(change.id, until);
    if (!made || store.made_at(change.id, first) == made) continue;
    const auto now = store.last_change();
    if (now != until && !store.made_at(change.id, now)) continue;
    const auto article = store.find_at(change.id, until);
    if (!article) continue;
    const auto sketch = store.sketches().of(change.id);
    const auto added = day_added(change.id);
    lock.unlock();
    batch.put(preparer_.prepare(change.id, *article, sketch ? sketch->cluster : 0, added));
    articles_.emplace(change.id, Fresh{change.number, *made});
    oldest_ = std::min(oldest_, change.number);
  }
  fresh_.look_in(std::move(batch));
}

void NewsSlices::ask(const Asker& asker, News& news) {
  const auto request = for_all(asker.request, articles_.size());
  // Where all may be new, one look tells which match and what is shown of them. Where much was told before, only what is
  // due is worth its text.
  const bool all_may_be = asker.after < oldest_;
  auto hits = matches(fresh_, all_may_be ? request : for_ids(request), news);
  auto found = ids_of(hits);
  leave_out_known(asker, leave_out_not_due(asker, found), found, news);
  if (found.empty()) return;
  if (!all_may_be) hits = matches(fresh_, request, news);
  std::erase_if(hits, [&](const search::Hit& hit) { return !found.contains(hit.id); });
  news.hits = std::move(hits);
}

std::vector<search::Hit> NewsSlices::matches(search::Searcher& searcher, const search::Request& request,
                                             News& news) const {
  auto results = searcher.run(request);
  for (const auto& remark : results.remarks)
    if (remark.is_error) news.refused = remark;
  return std::move(results.hits);
}

/// Leaves the articles that are others than the asker was told of, as far as can be said without their text. Gives those
/// of them that were there before.
std::vector<core::ArticleId> NewsSlices::leave_out_not_due(const Asker& asker, std::set<core::ArticleId>& found) const {
  std::vector<core::ArticleId> old;
  const std::lock_guard lock(question_.store_mutex);
  std::erase_if(found, [&](const core::ArticleId& id) {
    const Fresh& article = articles_.at(id);
    if (article.changed <= asker.after) return true;
    const auto before = question_.store.made_at(id, asker.after);
    if (!before) return question_.store.saved().was_reported(asker.name, id);
    if (before == article.made) return true;
    old.push_back(id);
    return false;
  });
  return old;
}

/// What matched before is not new.
void NewsSlices::leave_out_known(const Asker& asker, const std::vector<core::ArticleId>& old,
                                 std::set<core::ArticleId>& found, News& news) {
  index::Batch batch;
  for (const auto& id : old) {
    std::unique_lock lock(question_.store_mutex);
    const auto article = question_.store.find_at(id, asker.after);
    const auto added = day_added(id);
    lock.unlock();
    if (article) batch.put(preparer_.prepare(id, *article, 0, added));
  }
  if (batch.size() == 0) return;
  const auto size = batch.size();
  before_.look_in(std::move(batch));
  for (const auto& hit : matches(before_, for_ids(for_all(asker.request, size)), news)) found.erase(hit.id);
}

std::optional<core::Day> NewsSlices::day_added(const core::ArticleId& id) const {
  const auto added = question_.store.added(id);
  return added ? std::optional(core::day_of(*added)) : std::nullopt;
}

}  // namespace archive::cli
