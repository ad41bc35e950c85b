// SPDX-License-Identifier: GPL-3.0-or-later
/// Copies of one another, shown and counted once.
#pragma once

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <vector>

#include "candidate.hpp"

namespace archive::search {

/// Takes away the copies of what stands before them; looks no further than `wanted` articles.
[[nodiscard]] std::vector<Candidate> without_copies(std::vector<Candidate> candidates, std::size_t wanted);

/// Of copies of one another, leaves the one that appeared first.
void keep_first_copies(const Xapian::Database& database, std::vector<Xapian::docid>& articles);

/// How many articles match, copies of one another counted once.
[[nodiscard]] std::uint64_t count_without_copies(const Xapian::MSet& matches);

}  // namespace archive::search
