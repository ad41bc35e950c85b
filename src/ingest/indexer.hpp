// SPDX-License-Identifier: GPL-3.0-or-later
/// Brings the index to where the store is.
#pragma once

#include <cstdint>
#include <deque>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

#include "archive/entities/entities.hpp"
#include "archive/index/index.hpp"
#include "archive/ingest/faults.hpp"
#include "archive/store/store.hpp"
#include "fresh.hpp"
#include "limits.hpp"
#include "ordered_work.hpp"
#include "worker_pool.hpp"

namespace archive::ingest {

/// An index, open for writing. The caller holds the lock.
///
/// A batch of changes is cut into slices; the threads of the pool read each from the store, unless it is at hand, analyse
/// it and fill a part of the index. What replaces an article is analysed there as well, and written by the caller's thread.
/// While the last slices of a batch are worked on, those of the next wait already, so that no thread stands idle; and while
/// these are worked on, the batch is committed. What comes out does not depend on the number of threads.
class Indexer {
 public:
  /// store   what is known of names is read from it, once
  Indexer(const std::filesystem::path& archive, index::Writer writer, WorkerPool& pool, const store::Store& store,
          const BatchLimits& limits = {});
  Indexer(const Indexer&) = delete;
  Indexer& operator=(const Indexer&) = delete;
  ~Indexer();

  /// The last change that the index holds.
  [[nodiscard]] store::ChangeNumber reached() const { return reached_; }

  /// No fewer articles than the index holds.
  [[nodiscard]] std::uint64_t most_articles() const { return writer_.most_articles(); }

  /// What was archived by this process and is to be indexed.
  [[nodiscard]] FreshRecords& fresh() { return fresh_; }

  /// Told after each commit, with the number reached; may be empty.
  std::function<void(store::ChangeNumber)> committed;

  /// Applies the changes of the store that the index lacks, in batches, each committed with the number reached. Gives
  /// their number.
  ///
  /// Throws core::Error (Damaged) when the index holds changes the store never made.
  std::int64_t catch_up(const store::Store& store, Faults& faults);

  /// Puts all living articles of the store into an empty index, and commits with its last change.
  void fill(const store::Store& store, const std::function<void(std::int64_t done)>& progress);

  /// Merges what a long run let stand.
  void tidy() { writer_.tidy(pool_.size()); }

 private:
  struct Analyst;
  struct Slice;
  struct Batch;
  using Ids = std::vector<core::ArticleId>;

  /// What records are compressed with from now on.
  void use_dictionary(const store::Store& store, Faults& faults);
  /// Gives the slices of a batch to the pool, and does what only this thread can.
  void begin(std::vector<store::Change> changes, const store::Store& store, Faults& faults);
  /// Waits for the slices of the batch that was begun first, and takes their runs: it is to be committed.
  void end_first();
  void commit_pending(Faults& faults);
  /// Ends and commits all that was begun.
  void settle(Faults& faults);
  void replace(const std::vector<store::Change>& changes, const store::Store& store);
  void fill_slice(Slice& slice, const store::Store& store);
  /// An analyst nobody else uses until it is given back.
  std::unique_ptr<Analyst> take_analyst(const store::Store& store);
  void give_back(std::unique_ptr<Analyst> analyst);

  std::filesystem::path archive_;
  index::Writer writer_;
  WorkerPool& pool_;
  BatchLimits limits_;
  store::ChangeNumber reached_;
  std::vector<store::Change> pending_;  ///< a batch whose runs the writer has, to be committed
  core::Dictionary dictionary_;
  entities::Known known_;
  FreshRecords fresh_;
  std::mutex mutex_;
  std::vector<std::unique_ptr<Analyst>> idle_;
  std::deque<std::unique_ptr<Batch>> begun_;  ///< last, so that nobody works on one when the rest goes
};

}  // namespace archive::ingest
