// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <set>
#include <utility>

#include "archive/core/error.hpp"
#include "archive/ingest/ingest.hpp"
#include "archive/ingest/names.hpp"
#include "clusters.hpp"
#include "teacher.hpp"

namespace archive::ingest {
namespace {

/// Articles of a slice, which become a run. Merging keeps the lists of a word apart as the runs had them: at 10,000
/// articles runs of 250 make a postings table of 35 MB, of 1,000 one of 26, and take 15 % less time to fill.
constexpr std::size_t least_slice = 250, most_slice = 1000;

/// Bytes of text that a run may hold in memory, some ten times as much as terms.
constexpr std::size_t most_run_bytes = 10 << 20;

/// Batches whose slices the pool has at once: one that ends, and one for the threads that are done with it.
constexpr std::size_t most_begun = 2;

/// Bytes of articles that are analysed and wait to replace others.
constexpr std::size_t most_replacing_bytes = 1 << 20;

/// The last change of each article, in order: what counts is the current version.
std::vector<store::Change> last_changes(std::vector<store::Change> changes) {
  std::set<core::ArticleId> seen;
  std::vector<store::Change> last;
  for (auto change = changes.rbegin(); change != changes.rend(); ++change) {
    if (seen.insert(change->id).second) last.push_back(*change);
  }
  std::reverse(last.begin(), last.end());
  return last;
}

/// The articles that the index holds. Asked in their order, one read of it answers for many.
std::set<core::ArticleId> held_ones(const std::vector<store::Change>& changes, const index::Writer& writer) {
  std::set<core::ArticleId> held;
  for (const auto& change : changes) held.insert(change.id);
  std::erase_if(held, [&](const core::ArticleId& id) { return !writer.holds(id); });
  return held;
}

bool share_an_article(const std::vector<store::Change>& some, const std::vector<store::Change>& others) {
  std::set<core::ArticleId> ids;
  for (const auto& change : some) ids.insert(change.id);
  return std::any_of(others.begin(), others.end(), [&](const store::Change& one) { return ids.contains(one.id); });
}

}  // namespace

/// What one thread needs to turn articles of the store into documents.
struct Indexer::Analyst {
  std::optional<store::Store> own;
  const store::Store* store = nullptr;
  index::Preparer preparer;

  index::Prepared prepare(const store::Record& record, const index::Run* run = nullptr) {
    return preparer.prepare(record.id, record.article, record.cluster, core::day_of(record.added), record.body_frame,
                            run);
  }
};

void Indexer::use_dictionary(const store::Store& store, Faults& faults) {
  if (dictionary_) return;
  const auto dictionary = store.dictionary();
  if (!dictionary) return;
  settle(faults);  // then nobody works
  dictionary_ = dictionary;
  writer_.use_dictionary(dictionary_);
  idle_.clear();
}

struct Indexer::Slice {
  Ids ids;
  std::vector<index::Run> runs;
};

struct Indexer::Batch {
  explicit Batch(WorkerPool& pool) : work(pool, SIZE_MAX, WorkerPool::Urgency::Later) {}

  std::vector<store::Change> changes;
  std::vector<std::shared_ptr<Slice>> slices;
  OrderedWork work;
};

Indexer::Indexer(const std::filesystem::path& archive, index::Writer writer, WorkerPool& pool,
                 const store::Store& store, const BatchLimits& limits)
    : archive_(archive),
      writer_(std::move(writer)),
      pool_(pool),
      limits_(limits),
      reached_(writer_.change()),
      known_(known_names(archive, store, NamesFile::Keep)) {}

Indexer::~Indexer() = default;

std::unique_ptr<Indexer::Analyst> Indexer::take_analyst(const store::Store& store) {
  {
    const std::lock_guard lock(mutex_);
    if (!idle_.empty()) {
      auto analyst = std::move(idle_.back());
      idle_.pop_back();
      return analyst;
    }
  }
  auto analyst = std::make_unique<Analyst>();
  analyst->preparer = index::Preparer(dictionary_, &known_);
  if (pool_.size() > 1) analyst->own = store::Store::open(archive_, store::Mode::Read);
  analyst->store = analyst->own ? &*analyst->own : &store;
  return analyst;
}

void Indexer::give_back(std::unique_ptr<Analyst> analyst) {
  const std::lock_guard lock(mutex_);
  idle_.push_back(std::move(analyst));
}

void Indexer::fill_slice(Slice& slice, const store::Store& store) {
  auto analyst = take_analyst(store);
  std::size_t bytes = 0;
  for (const auto& id : slice.ids) {
    auto record = fresh_.take(id);
    if (!record) record = analyst->store->find(id);
    if (!record) continue;  // a later change, which the caller will come to, has removed it
    if (slice.runs.empty()) slice.runs.push_back(writer_.begin_run());
    slice.runs.back().put(analyst->prepare(*record, &slice.runs.back()));
    bytes += record->article.body.size();
    if (bytes < most_run_bytes) continue;
    slice.runs.back().close();
    slice.runs.push_back(writer_.begin_run());
    bytes = 0;
  }
  if (!slice.runs.empty()) slice.runs.back().close();
  give_back(std::move(analyst));
}

void Indexer::replace(const std::vector<store::Change>& changes, const store::Store& store) {
  OrderedWork work(pool_, most_replacing_bytes);
  for (const auto& change : changes) {
    const auto prepared = std::make_shared<std::optional<index::Prepared>>();
    const auto analyse = [this, &store, prepared, id = change.id] {
      auto analyst = take_analyst(store);
      if (const auto record = analyst->store->find(id)) *prepared = analyst->prepare(*record);
      give_back(std::move(analyst));
    };
    constexpr std::size_t assumed_size = 64 << 10;
    work.add(assumed_size, analyse, [this, prepared, id = change.id] {
      if (*prepared) writer_.put(std::move(**prepared));
      else writer_.remove(id);
    });
  }
  work.finish();
}

void Indexer::commit_pending(Faults& faults) {
  if (pending_.empty()) return;
  faults.reach("before-index-commit");
  const auto number = pending_.back().number;
  writer_.commit(number);
  faults.reach("after-index-commit");
  pending_.clear();
  reached_ = number;
  if (committed) committed(number);
}

void Indexer::end_first() {
  Batch& batch = *begun_.front();
  batch.work.finish();
  for (const auto& slice : batch.slices)
    for (auto& run : slice->runs) writer_.add(std::move(run));
  for (const auto& change : batch.changes) fresh_.drop(change.id);
  pending_ = std::move(batch.changes);
  begun_.pop_front();
}

void Indexer::settle(Faults& faults) {
  commit_pending(faults);
  while (!begun_.empty()) {
    end_first();
    commit_pending(faults);
  }
}

void Indexer::begin(std::vector<store::Change> changes, const store::Store& store, Faults& faults) {
  use_dictionary(store, faults);
  auto last = last_changes(changes);
  const auto shares = [&](const auto& batch) { return share_an_article(batch->changes, last); };
  if (share_an_article(pending_, last) || std::any_of(begun_.begin(), begun_.end(), shares)) settle(faults);
  std::vector<store::Change> replaced;
  Ids fresh;
  const auto held = held_ones(last, writer_);
  for (const auto& change : last) {
    if (held.contains(change.id)) replaced.push_back(change);
    else if (change.kind == store::ChangeKind::Put) fresh.push_back(change.id);
  }
  // Articles replaced in their place may not be committed with the number of the batch before. And with one thread a
  // slice is worked at once: what is ahead goes first.
  if (!replaced.empty() || pool_.size() == 1) settle(faults);
  auto batch = std::make_unique<Batch>(pool_);
  const std::size_t size = std::clamp(fresh.size() / pool_.size(), least_slice, most_slice);
  for (std::size_t at = 0; at < fresh.size(); at += size) {
    const auto slice = std::make_shared<Slice>();
    slice->ids.assign(fresh.begin() + static_cast<std::ptrdiff_t>(at),
                      fresh.begin() + static_cast<std::ptrdiff_t>(std::min(fresh.size(), at + size)));
    batch->slices.push_back(slice);
    batch->work.add(
        0, [this, slice, &store] { fill_slice(*slice, store); }, [] {});
  }
  batch->changes = std::move(changes);
  begun_.push_back(std::move(batch));
  replace(replaced, store);
}

std::int64_t Indexer::catch_up(const store::Store& store, Faults& faults) {
  const store::ChangeNumber last = store.last_change();
  if (reached_ > last)
    throw core::Error(core::Status::Damaged,
                      core::tr("{}: the index holds change {}, but the last change of the store is {}",
                               archive_.string(), reached_, last),
                      core::tr("run `archive reindex`"));
  std::int64_t applied = 0;
  store::ChangeNumber reached = reached_;
  const auto begin_next = [&] {
    // The list is asked for where there is one: a single article is one batch, and has none behind it.
    if (begun_.size() >= most_begun || reached >= store.last_change()) return false;
    std::vector<store::Change> changes;
    // The list is ended before the work begins, so that no reader holds up the store's log.
    store.for_each_change(reached, [&](const store::Change& change) {
      changes.push_back(change);
      return changes.size() < static_cast<std::size_t>(limits_.articles);
    });
    if (changes.empty()) return false;
    reached = changes.back().number;
    applied += static_cast<std::int64_t>(changes.size());
    begin(std::move(changes), store, faults);
    return true;
  };
  try {
    for (;;) {
      if (begin_next()) continue;
      if (!pending_.empty()) commit_pending(faults);
      else if (!begun_.empty()) end_first();
      else break;
    }
  } catch (...) {
    begun_.clear();  // which needs the store
    throw;
  }
  return applied;
}

void Indexer::fill(const store::Store& store, const std::function<void(std::int64_t done)>& progress) {
  Faults none;
  std::vector<store::Change> changes;
  const auto last = store.last_change();
  std::int64_t done = 0;
  const auto flush = [&] {
    done += static_cast<std::int64_t>(changes.size());
    begin(std::exchange(changes, {}), store, none);
    commit_pending(none);
    if (begun_.size() >= most_begun) end_first();
    if (progress) progress(done);
  };
  store.for_each_article([&](const store::Change& change) {
    changes.push_back(change);
    if (changes.size() >= static_cast<std::size_t>(limits_.articles)) flush();
    return true;
  });
  flush();
  settle(none);
  writer_.commit(last);
  tidy();
}

std::int64_t catch_up(const std::filesystem::path& archive) {
  auto store = store::Store::open(archive, store::Mode::Write);
  Clusters(archive).catch_up(store);
  Faults faults;
  WorkerPool pool(1);
  std::int64_t applied = 0;
  std::uint64_t most_articles = 0;
  {
    Indexer indexer(archive, index::Writer(archive), pool, store);
    applied = indexer.catch_up(store, faults);
    indexer.tidy();
    most_articles = indexer.most_articles();
  }
  learn_names_when_grown(archive, store, most_articles);
  return applied;
}

}  // namespace archive::ingest
