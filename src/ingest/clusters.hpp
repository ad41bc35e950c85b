// SPDX-License-Identifier: GPL-3.0-or-later
/// The clusters of copies, kept as articles come, change and go.
#pragma once

#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "archive/core/article_map.hpp"
#include "archive/store/store.hpp"
#include "candidates.hpp"
#include "key_table.hpp"
#include "worker_pool.hpp"

namespace archive::ingest {

/// A cluster is a connected component of the pairs that are copies (copies.hpp), so it is a function of the articles
/// there are, whatever the order they came in. An article that comes joins the clusters it is a copy of, and makes them
/// one; where one goes, the others of its cluster are compared anew. An article moved to another cluster is a change of
/// the log, by which the index follows.
///
/// All that came gets a cluster of its own first; then the threads of the pool look for what each may be a copy of, which is
/// most of the work, and this one compares texts and joins clusters in the order of coming.
class Clusters {
 public:
  /// pool   null for work on the calling thread alone
  explicit Clusters(std::filesystem::path archive, WorkerPool* pool = nullptr)
      : archive_(std::move(archive)), pool_(pool) {}

  /// Sketches made elsewhere, by article; each is that of what its input said.
  using Known = core::ArticleMap<std::string>;

  /// Places all that changed since the last time, inside a batch of the store.
  void place(store::Store& store, const Known& known);

  /// The same in batches of its own: for an archive of an older format, and after a crash.
  void catch_up(store::Store& store);

  /// Forgets sketches of another version or that are wrong, so that catch_up() makes all anew. Inside a batch.
  void forget_outdated(store::Store& store);

  /// The cluster of each article that the last place() put into one or moved.
  using Placed = core::ArticleMap<std::int64_t>;
  [[nodiscard]] const Placed& placed() const { return placed_; }

  /// How many articles joined one they are a copy of, since the beginning.
  [[nodiscard]] std::int64_t copies() const { return copies_; }

  /// Bounds the memory. Outside a batch.
  void trim();

  /// Keeps what the next run would have to read otherwise, where that is much. Outside a batch.
  void tidy();

 private:
  struct Text;

  /// An article that is to be compared with those before it.
  struct Arrival {
    core::ArticleId article;
    std::int64_t number = 0;               ///< of its sketch
    std::vector<std::int64_t> candidates;  ///< sketches
  };

  bool place_some(store::Store& store, const Known& known, store::ChangeNumber until);
  /// Gives an article its sketch, in a cluster of its own; nothing where it is gone or as it was.
  std::optional<Arrival> admit(store::Store& store, const store::Unplaced& article, const Known& known);
  void find_candidates(const store::Store& store, std::span<Arrival> arrivals);
  void join(store::Store& store, const Arrival& arrival);
  std::vector<std::int64_t> clusters_of(const store::Store& store, const Arrival& arrival);
  void take_out(store::Store& store, const store::SketchRow& row);
  void move(store::Store& store, const store::SketchRow& row, std::int64_t cluster);
  /// A finder nobody else uses until it is given back, for a thread of the pool.
  std::unique_ptr<CandidateFinder> take_finder();
  void give_back(std::unique_ptr<CandidateFinder> finder);
  KeyTable& keys(const store::Store& store);

  std::filesystem::path archive_;
  WorkerPool* pool_;
  std::unique_ptr<KeyTable> keys_;         ///< made when it is asked
  FreshSketches fresh_;                    ///< of the open batch
  std::optional<CandidateFinder> finder_;  ///< of the calling thread
  std::mutex mutex_;
  std::vector<std::unique_ptr<CandidateFinder>> idle_;
  std::int64_t last_ = 0;  ///< sketch in `keys_`
  std::uint64_t last_hash_ = 0;
  std::int64_t copies_ = 0;
  Placed placed_;
};

}  // namespace archive::ingest
