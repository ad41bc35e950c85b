// SPDX-License-Identifier: GPL-3.0-or-later
/// Where articles go that were read: into the archive, or nowhere in a dry run.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "archive/ingest/faults.hpp"
#include "archive/ingest/ingest.hpp"
#include "archive/store/lock.hpp"
#include "archive/store/store.hpp"
#include "clusters.hpp"
#include "index_follower.hpp"
#include "indexer.hpp"
#include "limits.hpp"

namespace archive::ingest {

/// Takes articles and tells the observer of each, with its outcome counted.
class Sink {
 public:
  virtual ~Sink() = default;
  [[nodiscard]] virtual bool is_known(const store::FileStamp& stamp) const = 0;
  /// sketch   of the submission (copies.hpp); empty where it is still to be made.
  virtual void put(const store::Submission& submission, std::string sketch = {}) = 0;
  /// done   told once this is durable, where it is given.
  virtual void remember(const store::FileStamp& stamp, std::optional<Done> done) = 0;
  /// Tells of a file that was durable before. May be told at once.
  virtual void tell_done(const Done& done) = 0;
  /// Ends the last batch, and waits for the index.
  virtual void finish() = 0;
};

/// Writes: in batches, each one transaction of the store with all its articles, committed with an fsync; then the index,
/// beside the next batches where the pool has several threads. An article is told after the store's commit.
class WritingSink : public Sink {
 public:
  /// Takes the lock, makes the archive where it is missing, and indexes what the index lacks.
  WritingSink(const Options& options, const Observer& observer, Counts& counts, WorkerPool& pool,
              const BatchLimits& limits = {});

  [[nodiscard]] bool is_known(const store::FileStamp& stamp) const override;
  void put(const store::Submission& submission, std::string sketch = {}) override;
  void remember(const store::FileStamp& stamp, std::optional<Done> done) override;
  void tell_done(const Done& done) override;
  void finish() override;

 private:
  void begin();
  void flush();
  void tell_taken();
  void keep_at_hand(const store::Submission& submission, store::Stored& stored);

  const Observer& observer_;
  Counts& counts_;
  std::filesystem::path archive_;
  BatchMeter meter_;
  Faults faults_;
  store::WriterLock lock_;
  store::Store store_;
  Clusters clusters_;
  Clusters::Known sketches_;  ///< of this batch
  Indexer indexer_;
  std::optional<IndexFollower> follower_;
  bool open_ = false;           ///< a transaction of the store is
  std::vector<Taken> pending_;  ///< of this batch
  std::vector<Done> done_;      ///< with this batch
};

/// Tells what would happen with the archive as it is now.
class PreviewSink : public Sink {
 public:
  PreviewSink(const Options& options, const Observer& observer, Counts& counts);

  [[nodiscard]] bool is_known(const store::FileStamp& stamp) const override;
  void put(const store::Submission& submission, std::string sketch = {}) override;
  void remember(const store::FileStamp&, std::optional<Done>) override {}
  void tell_done(const Done&) override {}
  void finish() override {}

 private:
  const Observer& observer_;
  Counts& counts_;
  std::optional<store::Store> store_;  ///< none where there is no archive yet
};

/// Throws core::Error (Damaged) when the file system of `directory` has less than so many bytes left.
void require_space(const std::filesystem::path& directory, std::uint64_t bytes);

}  // namespace archive::ingest
