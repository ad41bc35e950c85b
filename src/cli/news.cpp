// SPDX-License-Identifier: GPL-3.0-or-later
#include "news.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <iterator>
#include <set>
#include <span>
#include <thread>

#include "archive/ingest/names.hpp"
#include "news_slice.hpp"

namespace archive::cli {
namespace {

/// As many as a second is spent on, so that two processors share the articles of a day. The number of processors plays no
/// part in it: what comes out is the same on any machine.
constexpr std::size_t slice_articles = 500;

/// The last change of each article after `after`, in the order of these.
std::vector<store::Change> last_changes(const store::Store& store, store::ChangeNumber after,
                                        store::ChangeNumber until) {
  std::vector<store::Change> changes;
  store.for_each_change(after, [&](const store::Change& change) {
    if (change.number > until) return false;
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

/// Takes one slice after the other until none is left. One for each thread.
class SliceTaker {
 public:
  SliceTaker(const std::filesystem::path& archive, const NewsQuestion& question,
             const std::vector<store::Change>& changes)
      : archive_(archive), question_(question), changes_(changes) {
    found_.resize((changes.size() + slice_articles - 1) / slice_articles);
  }

  /// In the order of slices: what each has for each asker. Throws what the first that failed threw.
  std::vector<std::vector<News>> run() {
    std::vector<std::thread> others;
    const std::size_t threads = std::min<std::size_t>(std::thread::hardware_concurrency(), found_.size());
    for (std::size_t i = 1; i < threads; ++i) others.emplace_back([this] { take(); });
    take();
    for (auto& thread : others) thread.join();
    if (error_) std::rethrow_exception(error_);
    return std::move(found_);
  }

 private:
  void take() {
    try {
      NewsSlices slices(archive_, question_);
      for (std::size_t i = next_++; i < found_.size(); i = next_++) {
        const auto begin = i * slice_articles;
        const auto count = std::min(slice_articles, changes_.size() - begin);
        found_[i] = slices.find(std::span(changes_).subspan(begin, count));
      }
    } catch (...) {
      next_ = found_.size();
      const std::lock_guard lock(error_mutex_);
      if (!error_) error_ = std::current_exception();
    }
  }

  const std::filesystem::path& archive_;
  const NewsQuestion& question_;
  const std::vector<store::Change>& changes_;
  std::atomic<std::size_t> next_ = 0;
  std::vector<std::vector<News>> found_;
  std::mutex error_mutex_;
  std::exception_ptr error_;
};

/// Several slices, each in order, become one list in order.
void put_in_order(std::vector<search::Hit>& hits, search::Sort sort) {
  std::stable_sort(hits.begin(), hits.end(), [sort](const search::Hit& a, const search::Hit& b) {
    if (sort == search::Sort::Relevance && a.score != b.score) return a.score > b.score;
    return sort == search::Sort::Oldest ? a.article.date < b.article.date : b.article.date < a.article.date;
  });
}

}  // namespace

std::vector<News> find_news(const std::filesystem::path& archive, const store::Store& store,
                            const std::vector<Asker>& askers, store::ChangeNumber until) {
  store::ChangeNumber first = until;
  for (const auto& asker : askers) first = std::min(first, asker.after);
  const auto known = ingest::known_names(archive, store);
  const auto changes = last_changes(store, first, until);
  std::mutex store_mutex;
  const NewsQuestion question{store, store_mutex, askers, known, first, until};
  std::vector<News> news(askers.size());
  for (auto& slice : SliceTaker(archive, question, changes).run()) {
    for (std::size_t i = 0; i < news.size(); ++i) {
      if (slice[i].refused && !news[i].refused) news[i].refused = std::move(slice[i].refused);
      std::move(slice[i].hits.begin(), slice[i].hits.end(), std::back_inserter(news[i].hits));
    }
  }
  for (std::size_t i = 0; i < askers.size(); ++i) put_in_order(news[i].hits, askers[i].request.sort);
  return news;
}

}  // namespace archive::cli
