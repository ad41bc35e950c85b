// SPDX-License-Identifier: GPL-3.0-or-later
/// Which articles are copies of one another: reprints, and the same story as it was brought up to date.
#pragma once

#include <string>

#include "archive/core/article.hpp"
#include "archive/text/sketch.hpp"

namespace archive::ingest {

/// The sketch of an article, packed. A pure function of title, day and body, for any thread.
[[nodiscard]] std::string sketch_of(const core::Article& article);

/// Whether the texts have enough in common: Jaccard's measure of their 3-grams is at least 0.5, or 0.8 of the shorter one
/// are in the longer. Half as much will do under one title within two days, which is how an agency's story grows; more is
/// asked for under two titles with days between, and after a month, which is how bulletins are written. Titles alone decide
/// nothing, and very short texts have to be equal under one title.
[[nodiscard]] bool are_copies(const text::Sketch& a, const text::Shingles& in_a, const text::Sketch& b,
                              const text::Shingles& in_b);

/// Whether a look at the texts themselves may find so, from what the sketches tell. Sure to be true for equal texts.
[[nodiscard]] bool may_be_copies(const text::Sketch& a, const text::Sketch& b);

}  // namespace archive::ingest
