// SPDX-License-Identifier: GPL-3.0-or-later
/// How long the queries of a run took.
#pragma once

#include <chrono>
#include <vector>

#include "visible.hpp"

namespace archive::cli {

class Timing {
 public:
  /// Measures from its making to its end, in which it notes the time.
  class Lap {
   public:
    explicit Lap(Timing& timing) : timing_(timing) {}
    Lap(const Lap&) = delete;
    Lap& operator=(const Lap&) = delete;
    ~Lap() { timing_.note(std::chrono::steady_clock::now() - start_); }

   private:
    Timing& timing_;
    std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
  };

  void note(std::chrono::nanoseconds time) { times_.push_back(time); }

  /// `timing: n=200 p50=1.42 p95=3.80 p99=4.71 max=5.02 ms`; percentiles are times that occurred (nearest rank).
  [[nodiscard]] Visible summary() const;

 private:
  std::vector<std::chrono::nanoseconds> times_;
};

}  // namespace archive::cli
