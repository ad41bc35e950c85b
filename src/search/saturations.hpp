// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace archive::search {

/// What occurrences in an article of some length weigh at most, of the most that a word can weigh. Kept from query to query.
class Saturations {
 public:
  /// Makes the table, unless it is there.
  void prepare(double mean_length);

  static constexpr std::size_t most_times = 15;  ///< stands for more too

  /// By the number of occurrences, up to most_times.
  [[nodiscard]] const double* of_length(std::uint32_t length) const {
    return shares_.data() + std::min<std::size_t>(length / step, rows - 1) * (most_times + 1);
  }

 private:
  static constexpr std::size_t step = 16, rows = 128;  // words
  double mean_length_ = -1;
  std::vector<double> shares_;
};

}  // namespace archive::search
