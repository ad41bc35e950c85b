// SPDX-License-Identifier: GPL-3.0-or-later
/// What a learned model sees of a candidate: its form and the small words around it, never the name itself.
#pragma once

#include <cstdint>
#include <vector>

#include "candidate.hpp"

namespace archive::entities {

/// The view a feature belongs to: each is enough to tell the kind of many candidates (Collins and Singer, 1999).
enum class View : std::uint8_t { Form, Lists, Context };

struct Feature {
  std::uint32_t bucket;  ///< below feature_buckets
  View view;
};

inline constexpr std::uint32_t feature_buckets = 1u << 17;

/// The features of a candidate: shapes, affixes of at most four letters, what the lists and the lexicon say of its
/// words, the words in small letters beside it. Some 40; a few bytes of text each.
///
/// features   replaced; a parameter so that its memory serves again.
void find_features(const Words& words, const Candidate& candidate, std::vector<Feature>& features);

}  // namespace archive::entities
