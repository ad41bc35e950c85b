// SPDX-License-Identifier: GPL-3.0-or-later
#include "index_follower.hpp"

#include <utility>

#include "archive/core/threads.hpp"

namespace archive::ingest {

IndexFollower::IndexFollower(const std::filesystem::path& archive, Indexer& indexer, Faults& faults)
    : archive_(archive),
      indexer_(indexer),
      faults_(faults),
      told_(indexer.reached()),
      told_before_(told_),
      reached_(told_) {
  indexer_.committed = [this](store::ChangeNumber change) {
    const std::lock_guard lock(mutex_);
    reached_ = change;
    changed_.notify_all();
  };
}

IndexFollower::~IndexFollower() {
  {
    const std::lock_guard lock(mutex_);
    ended_ = true;
  }
  changed_.notify_all();
  if (thread_.joinable()) thread_.join();
  indexer_.committed = nullptr;
}

void IndexFollower::follow(store::ChangeNumber change) {
  store::ChangeNumber needed = 0;
  {
    const std::lock_guard lock(mutex_);
    needed = std::exchange(told_before_, std::exchange(told_, change));
  }
  changed_.notify_all();
  if (!thread_.joinable()) {
    const core::BlockedSignals blocked;
    thread_ = std::thread([this] { run(); });
  }
  wait_for(needed);
}

void IndexFollower::finish() { wait_for(told_); }

void IndexFollower::wait_for(store::ChangeNumber change) {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [&] { return reached_ >= change || error_; });
  if (error_) std::rethrow_exception(std::exchange(error_, nullptr));
}

void IndexFollower::run() {
  try {
    const auto store = store::Store::open(archive_, store::Mode::Read);
    for (;;) {
      {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [this] { return ended_ || told_ > reached_; });
        if (told_ <= reached_) return;
      }
      indexer_.catch_up(store, faults_);
    }
  } catch (...) {
    const std::lock_guard lock(mutex_);
    error_ = std::current_exception();
    changed_.notify_all();
  }
}

}  // namespace archive::ingest
