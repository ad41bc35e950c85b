// SPDX-License-Identifier: GPL-3.0-or-later
/// What the index says of itself, in Xapian's metadata, committed with the postings.
#pragma once

#include <xapian.h>

#include "archive/index/index.hpp"

namespace archive::index {

/// Writes the change number and the versions of this program.
void write_state(Xapian::WritableDatabase& database, const State& state);

[[nodiscard]] State read_metadata(const Xapian::Database& database);

/// Throws core::Error (Damaged) when the index was made by a newer program, or is none of ours.
void require_format(const Xapian::Database& database);

}  // namespace archive::index
