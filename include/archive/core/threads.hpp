// SPDX-License-Identifier: GPL-3.0-or-later
/// Threads beside the one that runs a command.
#pragma once

#include <csignal>
#include <future>
#include <utility>

namespace archive::core {

/// While one lives, threads are started that take no signals: these are for the thread that runs the command, which asks
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

/// Begins work whose result somebody asks for later: on a thread of its own, or, where that does not pay, when it is asked.
template <class Work>
[[nodiscard]] auto begin_work(bool on_thread, Work work) {
  const BlockedSignals blocked;
  return std::async(on_thread ? std::launch::async : std::launch::deferred, std::move(work));
}

}  // namespace archive::core
