// SPDX-License-Identifier: GPL-3.0-or-later
#include "timing.hpp"

#include <algorithm>

namespace archive::cli {

Visible Timing::summary() const {
  auto sorted = times_;
  std::sort(sorted.begin(), sorted.end());
  const auto percentile = [&](std::size_t percent) {
    if (sorted.empty()) return 0.0;
    const std::size_t rank = std::max<std::size_t>((sorted.size() * percent + 99) / 100, 1);
    return std::chrono::duration<double, std::milli>(sorted[rank - 1]).count();
  };
  return say("timing: n={} p50={:.2f} p95={:.2f} p99={:.2f} max={:.2f} ms", sorted.size(), percentile(50),
             percentile(95), percentile(99), percentile(100));
}

}  // namespace archive::cli
