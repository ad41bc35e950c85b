// SPDX-License-Identifier: GPL-3.0-or-later
/// A linear model of kinds over the features of a candidate; tools/kinds learns its weights.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "features.hpp"

namespace archive::entities {

/// The kinds, and nobody.
inline constexpr std::size_t class_count = kind_count + 1;

/// The file: `AKW1`, the weight of one step (float), then class_count signed bytes for each bucket.
struct ModelHeader {
  char magic[4];
  float step;
};

/// The bytes of the model compiled into the program; empty where it was built without.
[[nodiscard]] std::span<const std::byte> model_table();

/// The probability of each class, nobody last. Needs a model_table() that is not empty.
[[nodiscard]] std::array<float, class_count> probabilities(const std::vector<Feature>& features);

}  // namespace archive::entities
