// SPDX-License-Identifier: GPL-3.0-or-later
#include "worker_pool.hpp"

#include <algorithm>

#include "archive/core/threads.hpp"

namespace archive::ingest {
namespace {

constexpr std::size_t most_jobs = 256;

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
  shared_->wake.notify_one();
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
  threads_.emplace_back([shared = shared_] { run(*shared); });
}

void WorkerPool::run(Shared& shared) {
  for (;;) {
    std::function<void()> work;
    bool is_later = false;
    {
      std::unique_lock lock(shared.mutex);
      const auto has_later = [&] { return !shared.later.empty() && shared.at_later < shared.most_later; };
      shared.wake.wait(lock, [&] { return shared.ended || !shared.now.empty() || has_later(); });
      if (shared.ended) return;
      is_later = shared.now.empty();
      auto& queue = is_later ? shared.later : shared.now;
      work = std::move(queue.front());
      queue.pop_front();
      if (is_later) ++shared.at_later;
    }
    work();
    const std::lock_guard lock(shared.mutex);
    if (is_later) --shared.at_later;
    if (shared.given_up.contains(std::this_thread::get_id())) return;
  }
}

}  // namespace archive::ingest
