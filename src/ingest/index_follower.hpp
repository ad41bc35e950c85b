// SPDX-License-Identifier: GPL-3.0-or-later
/// The index kept close behind the store by a thread of its own.
#pragma once

#include <condition_variable>
#include <exception>
#include <filesystem>
#include <mutex>
#include <thread>

#include "indexer.hpp"

namespace archive::ingest {

/// What goes wrong on the thread comes out of the next call.
class IndexFollower {
 public:
  /// Both live longer, and nobody else uses them meanwhile.
  IndexFollower(const std::filesystem::path& archive, Indexer& indexer, Faults& faults);
  IndexFollower(const IndexFollower&) = delete;
  IndexFollower& operator=(const IndexFollower&) = delete;
  /// Waits for the batches at hand.
  ~IndexFollower();

  /// Tells that the store has committed up to this change. Waits while the index is more than two batches behind.
  void follow(store::ChangeNumber change);

  /// Waits until the index holds all that was told.
  void finish();

 private:
  void run();
  void wait_for(store::ChangeNumber change);

  std::filesystem::path archive_;
  Indexer& indexer_;
  Faults& faults_;
  std::mutex mutex_;
  std::condition_variable changed_;
  store::ChangeNumber told_, told_before_, reached_;
  bool ended_ = false;
  std::exception_ptr error_;
  std::thread thread_;
};

}  // namespace archive::ingest
