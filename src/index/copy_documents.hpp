// SPDX-License-Identifier: GPL-3.0-or-later
/// Merges small segments without Xapian.
///
/// Xapian syncs each table that it merges, nine waits for the disk, which is most of an `archive add` that merges. What is
/// written here waits for nothing, as a fresh segment does: latest.hpp tells why that is enough.
#pragma once

#include <filesystem>

#include "glass_segment.hpp"

namespace archive::index::glass {

/// Adds all documents of a database, in their order, as they were added to it. Their terms are held in memory, so this is
/// for few. Nobody may write to the database meanwhile. Throws Xapian::DatabaseError.
///
/// Returns how many there are.
std::uint64_t copy_documents(const std::filesystem::path& database, SegmentWriter& into);

}  // namespace archive::index::glass
