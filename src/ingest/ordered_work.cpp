// SPDX-License-Identifier: GPL-3.0-or-later
#include "ordered_work.hpp"

#include <utility>

namespace archive::ingest {
namespace {

/// Steps that wait for one that takes long. A step holds what was read, too, which is three times its bytes: with four times as many
/// an import of a million articles takes more than it may.
constexpr std::size_t most_steps = 1024;

/// Between two looks at the clock of a thread that is waited for.
constexpr std::chrono::milliseconds look_interval{20};

std::chrono::nanoseconds time_of(clockid_t clock) {
  timespec time{};
  // The clock of a thread that has ended does not tell.
  if (clock_gettime(clock, &time) != 0) return {};
  return std::chrono::seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec);
}

}  // namespace

OrderedWork::~OrderedWork() {
  std::unique_lock lock(shared_->mutex);
  shared_->cancelled = true;
  while (!shared_->ended.wait_for(lock, look_interval, [this] { return shared_->running == 0; })) {
    for (const auto& step : steps_)
      if (step->give_up && !step->done && !step->given_up && is_over(*step)) {
        step->given_up = true;
        --shared_->running;
        pool_.give_up(step->thread);
      }
  }
}

void OrderedWork::work_on(Shared& shared, Step& step) {
  {
    const std::lock_guard lock(shared.mutex);
    if (shared.cancelled) return;
    ++shared.running;
    step.begun = true;
    step.thread = std::this_thread::get_id();
    pthread_getcpuclockid(pthread_self(), &step.clock);
    step.start = time_of(step.clock);
  }
  try {
    step.work();
  } catch (...) {
    step.error = std::current_exception();
  }
  {
    const std::lock_guard lock(shared.mutex);
    if (step.given_up) return;
    --shared.running;
    step.done = true;
  }
  shared.ended.notify_all();
}

bool OrderedWork::is_over(const Step& step) { return step.begun && time_of(step.clock) - step.start > step.most; }

void OrderedWork::add(std::size_t bytes, std::function<void()> work, std::function<void()> settle,
                      std::chrono::nanoseconds most, std::function<void()> give_up) {
  const auto step = std::make_shared<Step>();
  step->bytes = bytes;
  step->work = std::move(work);
  step->settle = std::move(settle);
  step->most = most;
  step->give_up = std::move(give_up);
  step->done = !step->work;
  steps_.push_back(step);
  bytes_ += bytes;
  if (step->work)
    pool_.add([shared = shared_, step] { work_on(*shared, *step); }, urgency_,
              step->give_up ? WorkerPool::Place::Apart : WorkerPool::Place::Anywhere);
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
    const auto is_done = [&] { return step->done; };
    if (!step->give_up) shared_->ended.wait(lock, is_done);
    while (!shared_->ended.wait_for(lock, look_interval, is_done)) {
      if (!is_over(*step)) continue;
      step->given_up = true;
      --shared_->running;
      break;
    }
  }
  bytes_ -= step->bytes;
  if (step->given_up) {
    pool_.give_up(step->thread);
    return step->give_up();
  }
  if (step->error) std::rethrow_exception(step->error);
  step->settle();
}

}  // namespace archive::ingest
