// SPDX-License-Identifier: GPL-3.0-or-later
#include "worker_pool.hpp"

#include <sys/resource.h>

#include <algorithm>
#include <atomic>
#include <catch2/catch.hpp>
#include <chrono>
#include <condition_variable>
#include <mutex>

namespace archive::ingest {
namespace {

/// Counts threads that come by.
class Gate {
 public:
  void come() {
    {
      const std::lock_guard lock(mutex_);
      ++came_;
    }
    changed_.notify_all();
  }
  /// Whether so many have come, before a time that only a failure needs.
  bool wait_for(int many) {
    std::unique_lock lock(mutex_);
    return changed_.wait_for(lock, std::chrono::seconds(20), [&] { return came_ >= many; });
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  int came_ = 0;
};

TEST_CASE("worker pool: urgent work does not wait behind long work on all threads") {
  Gate begun, urgent, ended;
  WorkerPool pool(2);
  for (int i = 0; i < 2; ++i)
    pool.add(
        [&] {
          begun.come();
          if (urgent.wait_for(1)) ended.come();
        },
        WorkerPool::Urgency::Later);
  REQUIRE(begun.wait_for(2));
  pool.add([&] { urgent.come(); }, WorkerPool::Urgency::Now);
  CHECK(ended.wait_for(2));
}

#ifdef __linux__
TEST_CASE("worker pool: long work leaves the processor to what is waited for") {
  const auto priority = [] { return ::getpriority(PRIO_PROCESS, 0); };  // of the thread that asks; large is low
  const int own = priority();
  std::atomic<int> lowest_of_long = 100, highest = 100;
  Gate begun, urgent;
  WorkerPool pool(2);
  for (int i = 0; i < 2; ++i)
    pool.add(
        [&] {
          lowest_of_long = std::min(lowest_of_long.load(), priority());
          begun.come();
          urgent.wait_for(1);
        },
        WorkerPool::Urgency::Later);
  REQUIRE(begun.wait_for(2));
  pool.add(
      [&] {
        highest = priority();
        urgent.come();
      },
      WorkerPool::Urgency::Now);
  REQUIRE(urgent.wait_for(1));
  CHECK(highest == own);
  CHECK(lowest_of_long > own);
  CHECK(priority() == own);
}
#endif

TEST_CASE("worker pool: no more long work at once than it has threads") {
  std::mutex mutex;
  int at_work = 0, most = 0;
  Gate begun, ended;
  WorkerPool pool(2);
  for (int i = 0; i < 8; ++i)
    pool.add(
        [&] {
          {
            const std::lock_guard lock(mutex);
            most = std::max(most, ++at_work);
          }
          begun.come();
          begun.wait_for(2);  // until two are at work
          {
            const std::lock_guard lock(mutex);
            --at_work;
          }
          ended.come();
        },
        WorkerPool::Urgency::Later);
  REQUIRE(ended.wait_for(8));
  CHECK(most == 2);
}

}  // namespace
}  // namespace archive::ingest
