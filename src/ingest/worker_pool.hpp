// SPDX-License-Identifier: GPL-3.0-or-later
/// Threads that do the work of an import.
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <set>
#include <thread>
#include <vector>

namespace archive::ingest {

/// How many threads a number of jobs asked for means: 0 stands for one a processor.
[[nodiscard]] unsigned thread_count(std::size_t jobs);

/// A number of threads, started when there is work. With one, whoever gives work does it, at once. With more there is one
/// besides for what is urgent, which would wait behind long work of the others otherwise, and who gave it with it; the others
/// leave the processor to it, and to the thread that gives work.
class WorkerPool {
 public:
  explicit WorkerPool(unsigned threads) : size_(threads) {}
  WorkerPool(const WorkerPool&) = delete;
  WorkerPool& operator=(const WorkerPool&) = delete;
  /// Work that was not begun is not done.
  ~WorkerPool();

  enum class Urgency {
    Now,    ///< somebody waits for it
    Later,  ///< done when nothing of Now is left, on as many threads as there are without the one besides
  };

  enum class Place {
    Anywhere,
    Apart,  ///< on a thread of the pool even if that is the only one, so that it can be given up
  };

  /// `work` must not throw, and not wait for other work of the pool.
  void add(std::function<void()> work, Urgency urgency, Place place = Place::Anywhere);

  /// Gives up a thread whose work does not end: another takes its place, and it ends with what it works at, should that
  /// be after the pool. What the work touches has to live as long. From the thread that adds work.
  void give_up(std::thread::id thread);

  /// How many threads were given up.
  [[nodiscard]] std::size_t given_up() const { return given_up_; }

  [[nodiscard]] unsigned size() const { return size_; }

 private:
  struct Shared {
    std::mutex mutex;
    std::condition_variable wake;
    std::deque<std::function<void()>> now, later;
    std::set<std::thread::id> given_up;
    bool ended = false;
  };

  /// urgent   whether the thread takes urgent work alone
  static void run(Shared& shared, bool urgent);
  [[nodiscard]] std::size_t most_threads() const { return size_ > 1 ? size_ + 1 : 1; }
  void start_thread();

  unsigned size_;
  std::size_t given_up_ = 0;
  std::shared_ptr<Shared> shared_ = std::make_shared<Shared>();
  std::vector<std::thread> threads_;
  std::thread::id urgent_;  ///< the one besides
};

}  // namespace archive::ingest
