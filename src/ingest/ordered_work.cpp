// SPDX-License-Identifier: GPL-3.0-or-later
#include "ordered_work.hpp"

#include <utility>

namespace archive::ingest {
namespace {

/// Steps that wait for one that takes long; each is small beside what it holds.
constexpr std::size_t most_steps = 4096;

}  // namespace

OrderedWork::~OrderedWork() {
  std::unique_lock lock(shared_->mutex);
  shared_->cancelled = true;
  shared_->ended.wait(lock, [this] { return shared_->running == 0; });
}

void OrderedWork::work_on(Shared& shared, Step& step) {
  {
    const std::lock_guard lock(shared.mutex);
    if (shared.cancelled) return;
    ++shared.running;
  }
  try {
    step.work();
  } catch (...) {
    step.error = std::current_exception();
  }
  {
    const std::lock_guard lock(shared.mutex);
    --shared.running;
    step.done = true;
  }
  shared.ended.notify_all();
}

void OrderedWork::add(std::size_t bytes, std::function<void()> work, std::function<void()> settle) {
  const auto step = std::make_shared<Step>();
  step->bytes = bytes;
  step->work = std::move(work);
  step->settle = std::move(settle);
  step->done = !step->work;
  steps_.push_back(step);
  bytes_ += bytes;
  if (step->work) pool_.add([shared = shared_, step] { work_on(*shared, *step); }, urgency_);
  const auto first_is_done = [this] {
    const std::lock_guard lock(shared_->mutex);
    return steps_.front()->done;
  };
  while (!steps_.empty() && (bytes_ > most_bytes_ || steps_.size() > most_steps || first_is_done())) settle_first();
}

void OrderedWork::finish() {
  while (!steps_.empty()) settle_first();
}

void OrderedWork::settle_first() {
  const auto step = std::move(steps_.front());
  steps_.pop_front();
  {
    std::unique_lock lock(shared_->mutex);
    shared_->ended.wait(lock, [&] { return step->done; });
  }
  bytes_ -= step->bytes;
  if (step->error) std::rethrow_exception(step->error);
  step->settle();
}

}  // namespace archive::ingest
