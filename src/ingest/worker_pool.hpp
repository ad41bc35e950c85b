// SPDX-License-Identifier: GPL-3.0-or-later
/// Threads that do the work of an import.
#pragma once

#include <condition_variable>
#include <csignal>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace archive::ingest {

/// How many threads a number of jobs asked for means: 0 stands for one a processor.
[[nodiscard]] unsigned thread_count(std::size_t jobs);

/// While one lives, threads are started that take no signals: these are for the thread that runs the import, which asks
/// between two articles whether to stop.
class BlockedSignals {
 public:
  BlockedSignals() {
    sigset_t all;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before_);
  }
  BlockedSignals(const BlockedSignals&) = delete;
  BlockedSignals& operator=(const BlockedSignals&) = delete;
  ~BlockedSignals() { pthread_sigmask(SIG_SETMASK, &before_, nullptr); }

 private:
  sigset_t before_{};
};

/// A number of threads, started when there is work. With one, whoever gives work does it, at once.
class WorkerPool {
 public:
  explicit WorkerPool(unsigned threads) : size_(threads) {}
  WorkerPool(const WorkerPool&) = delete;
  WorkerPool& operator=(const WorkerPool&) = delete;
  /// Work that was not begun is not done.
  ~WorkerPool();

  enum class Urgency {
    Now,    ///< somebody waits for it
    Later,  ///< done when nothing of Now is left
  };

  /// `work` must not throw, and not wait for other work of the pool.
  void add(std::function<void()> work, Urgency urgency);

  [[nodiscard]] unsigned size() const { return size_; }

 private:
  void run();

  unsigned size_;
  std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<std::function<void()>> now_, later_;
  bool ended_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace archive::ingest
