// SPDX-License-Identifier: GPL-3.0-or-later
#include "model.hpp"

#include <algorithm>
#include <cmath>

namespace archive::entities {

std::array<float, class_count> probabilities(const std::vector<Feature>& features) {
  const std::span<const std::byte> table = model_table();
  const auto* const header = reinterpret_cast<const ModelHeader*>(table.data());
  const auto* const weights = reinterpret_cast<const signed char*>(table.data() + sizeof(ModelHeader));
  std::array<int, class_count> sums{};
  for (const Feature& feature : features) {
    const signed char* const row = weights + class_count * feature.bucket;
    for (std::size_t k = 0; k < class_count; ++k) sums[k] += row[k];
  }
  const int top = *std::max_element(sums.begin(), sums.end());
  std::array<float, class_count> shares{};
  float total = 0;
  for (std::size_t k = 0; k < class_count; ++k) {
    shares[k] = std::exp(header->step * static_cast<float>(sums[k] - top));
    total += shares[k];
  }
  for (float& share : shares) share /= total;
  return shares;
}

}  // namespace archive::entities
