// SPDX-License-Identifier: GPL-3.0-or-later
#include "worker_pool.hpp"

#include <sys/resource.h>

#include <algorithm>

#include "archive/core/threads.hpp"

namespace archive::ingest {
namespace {

constexpr std::size_t most_jobs = 256;

/// How much less of a processor those get that may be at long work, where there are fewer processors than threads: who reads and
/// archives is waited for by all, and came last to its processor. At a million articles an import takes 5 % less time with it.
constexpr int step_back = 10;

/// On Linux a thread by itself; elsewhere there may be no such thing.
void give_way() {
#ifdef __linux__
  ::setpriority(PRIO_PROCESS, 0, ::getpriority(PRIO_PROCESS, 0) + step_back);
#endif
}

}  // namespace

unsigned thread_count(std::size_t jobs) {
  const std::size_t wanted = jobs > 0 ? jobs : std::thread::hardware_concurrency();
  return static_cast<unsigned>(std::clamp<std::size_t>(wanted, 1, most_jobs));
}

WorkerPool::~WorkerPool() {
  {
    const std::lock_guard lock(shared_->mutex);
    shared_->ended = true;
    shared_->now.clear();
    shared_->later.clear();
  }
  shared_->wake.notify_all();
  for (std::thread& thread : threads_) thread.join();
}

void WorkerPool::add(std::function<void()> work, Urgency urgency, Place place) {
  if (size_ <= 1 && place == Place::Anywhere) return work();
  {
    const std::lock_guard lock(shared_->mutex);
    (urgency == Urgency::Now ? shared_->now : shared_->later).push_back(std::move(work));
  }
  if (threads_.size() < most_threads()) start_thread();
  // What is not urgent one thread may not take, which may be the one that one call wakes.
  if (urgency == Urgency::Now) shared_->wake.notify_one();
  else shared_->wake.notify_all();
}

void WorkerPool::give_up(std::thread::id thread) {
  const auto found =
      std::find_if(threads_.begin(), threads_.end(), [&](const std::thread& one) { return one.get_id() == thread; });
  if (found == threads_.end()) return;
  {
    const std::lock_guard lock(shared_->mutex);
    shared_->given_up.insert(thread);
  }
  found->detach();
  threads_.erase(found);
  ++given_up_;
  // There may be work that nobody is added for any more.
  start_thread();
}

void WorkerPool::start_thread() {
  const core::BlockedSignals blocked;
  const auto is_urgent = [this](const std::thread& one) { return one.get_id() == urgent_; };
  const bool urgent =
      size_ > 1 && threads_.size() + 1 == most_threads() && std::none_of(threads_.begin(), threads_.end(), is_urgent);
  threads_.emplace_back([shared = shared_, urgent] { run(*shared, urgent); });
  if (urgent) urgent_ = threads_.back().get_id();
}

void WorkerPool::run(Shared& shared, bool urgent) {
  if (!urgent) give_way();
  for (;;) {
    std::function<void()> work;
    {
      std::unique_lock lock(shared.mutex);
      const auto has_later = [&] { return !urgent && !shared.later.empty(); };
      shared.wake.wait(lock, [&] { return shared.ended || !shared.now.empty() || has_later(); });
      if (shared.ended) return;
      auto& queue = shared.now.empty() ? shared.later : shared.now;
      work = std::move(queue.front());
      queue.pop_front();
    }
    work();
    const std::lock_guard lock(shared.mutex);
    if (shared.given_up.contains(std::this_thread::get_id())) return;
  }
}

}  // namespace archive::ingest
