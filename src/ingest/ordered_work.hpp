// SPDX-License-Identifier: GPL-3.0-or-later
/// Work done side by side whose results come in the order it was given.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <ctime>
#include <deque>
#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <utility>

#include "worker_pool.hpp"

namespace archive::ingest {

/// Steps: `work` on a thread of the pool, `settle` on the thread that gives the steps, in their order. With a pool of one
/// thread a step is worked and settled at once. An exception of either comes out of `add` or `finish`.
class OrderedWork {
 public:
  /// bytes   that the steps may hold together before `add` waits; one step may hold more.
  OrderedWork(WorkerPool& pool, std::size_t bytes, WorkerPool::Urgency urgency = WorkerPool::Urgency::Now)
      : pool_(pool), most_bytes_(bytes), urgency_(urgency) {}
  OrderedWork(const OrderedWork&) = delete;
  OrderedWork& operator=(const OrderedWork&) = delete;
  /// Steps that were not settled are forgotten; those being worked on are waited for, within their limit.
  ~OrderedWork();

  /// bytes   that the step holds until it is settled.
  /// work    may be empty: the step only waits for its turn.
  void add(std::size_t bytes, std::function<void()> work, std::function<void()> settle) {
    add(bytes, std::move(work), std::move(settle), {}, {});
  }

  /// The same for work that may never end.
  ///
  /// most      time of a processor it may take; then its thread is given up
  /// give_up   called in place of `settle`, while the work may still be going on: what the work touches is its own
  void add(std::size_t bytes, std::function<void()> work, std::function<void()> settle, std::chrono::nanoseconds most,
           std::function<void()> give_up);

  /// Settles all steps.
  void finish();

 private:
  struct Step {
    std::size_t bytes = 0;
    std::function<void()> work, settle, give_up;
    std::chrono::nanoseconds most{};
    std::exception_ptr error;
    bool done = false;
    bool given_up = false;
    bool begun = false;
    std::thread::id thread;  ///< that works on it, once it has begun
    clockid_t clock{};       ///< of the thread's time on a processor
    std::chrono::nanoseconds start{};
  };
  /// What the threads of the pool share with this one.
  struct Shared {
    std::mutex mutex;
    std::condition_variable ended;
    std::size_t running = 0;
    bool cancelled = false;
  };

  static void work_on(Shared& shared, Step& step);
  static bool is_over(const Step& step);
  void settle_first();

  WorkerPool& pool_;
  std::size_t most_bytes_;
  WorkerPool::Urgency urgency_;
  std::size_t bytes_ = 0;
  std::deque<std::shared_ptr<Step>> steps_;
  std::shared_ptr<Shared> shared_ = std::make_shared<Shared>();
};

}  // namespace archive::ingest
