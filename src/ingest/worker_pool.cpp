// SPDX-License-Identifier: GPL-3.0-or-later
#include "worker_pool.hpp"

#include <algorithm>

namespace archive::ingest {
namespace {

constexpr std::size_t most_threads = 256;

}  // namespace

unsigned thread_count(std::size_t jobs) {
  const std::size_t wanted = jobs > 0 ? jobs : std::thread::hardware_concurrency();
  return static_cast<unsigned>(std::clamp<std::size_t>(wanted, 1, most_threads));
}

WorkerPool::~WorkerPool() {
  {
    const std::lock_guard lock(mutex_);
    ended_ = true;
    now_.clear();
    later_.clear();
  }
  wake_.notify_all();
  for (std::thread& thread : threads_) thread.join();
}

void WorkerPool::add(std::function<void()> work, Urgency urgency) {
  if (size_ <= 1) return work();
  {
    const std::lock_guard lock(mutex_);
    (urgency == Urgency::Now ? now_ : later_).push_back(std::move(work));
  }
  if (threads_.size() < size_) {
    const BlockedSignals blocked;
    threads_.emplace_back([this] { run(); });
  }
  wake_.notify_one();
}

void WorkerPool::run() {
  for (;;) {
    std::function<void()> work;
    {
      std::unique_lock lock(mutex_);
      wake_.wait(lock, [this] { return ended_ || !now_.empty() || !later_.empty(); });
      if (ended_) return;
      auto& queue = now_.empty() ? later_ : now_;
      work = std::move(queue.front());
      queue.pop_front();
    }
    work();
  }
}

}  // namespace archive::ingest
