// SPDX-License-Identifier: GPL-3.0-or-later
/// Where names may stand: the limits of the candidates of a text.
#pragma once

#include <vector>

#include "candidate.hpp"

namespace archive::entities {

/// The candidates of a text, in order, without overlap. Linear in the text.
///
/// found   replaced; a parameter so that its memory serves again.
void find_spans(const Words& words, std::vector<Candidate>& found);

}  // namespace archive::entities
