// SPDX-License-Identifier: GPL-3.0-or-later
/// What kind of thing a candidate is, from its form, the lists and the words around it.
#pragma once

#include "candidate.hpp"

namespace archive::entities {

/// A kind and how sure it is.
struct Verdict {
  Kind kind = Kind::Person;
  float score = 0;   ///< of the kind, less what speaks against any
  float margin = 0;  ///< above the next kind
};

/// From this score on, and with this margin, a mention is shown.
inline constexpr float shown_score = 2.5f, shown_margin = 0.5f;

/// Fills the scores of a candidate.
void weigh(const Words& words, Candidate& candidate);

[[nodiscard]] Verdict verdict(const Candidate& candidate);

}  // namespace archive::entities
