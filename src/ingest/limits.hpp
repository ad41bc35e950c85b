// SPDX-License-Identifier: GPL-3.0-or-later
/// When a batch ends.
#pragma once

#include <chrono>
#include <cstdint>

namespace archive::ingest {

/// The first limit reached ends the batch: so much is done again after a crash, and so much memory it takes.
struct BatchLimits {
  std::int64_t articles = 2'000;
  std::int64_t bytes = 64 << 20;  ///< of originals
  std::chrono::milliseconds time{10'000};
};

/// How far a batch has come.
class BatchMeter {
 public:
  explicit BatchMeter(const BatchLimits& limits) : limits_(limits) {}

  void add(std::size_t bytes) {
    ++articles_;
    bytes_ += static_cast<std::int64_t>(bytes);
  }
  [[nodiscard]] bool full() const {
    return articles_ >= limits_.articles || bytes_ >= limits_.bytes ||
           std::chrono::steady_clock::now() - start_ >= limits_.time;
  }
  void restart() { *this = BatchMeter(limits_); }

 private:
  BatchLimits limits_;
  std::int64_t articles_ = 0;
  std::int64_t bytes_ = 0;
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

}  // namespace archive::ingest
