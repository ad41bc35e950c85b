// SPDX-License-Identifier: GPL-3.0-or-later
#include "saturations.hpp"

#include "bm25.hpp"

namespace archive::search {

void Saturations::prepare(double mean_length) {
  if (mean_length_ == mean_length) return;
  mean_length_ = mean_length;
  shares_.assign(rows * (most_times + 1), 1.0);
  for (std::size_t row = 0; row < rows; ++row) {
    const double length = mean_length == 0 ? 0 : static_cast<double>(row * step) / mean_length;
    for (std::size_t times = 0; times < most_times; ++times)
      shares_[row * (most_times + 1) + times] = bm25::saturation(static_cast<double>(times), length) / (bm25::k1 + 1);
  }
}

}  // namespace archive::search
