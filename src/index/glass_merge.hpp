// SPDX-License-Identifier: GPL-3.0-or-later
/// Makes one database of several.
///
/// Xapian's merging handles every chunk of every list as strings of its own and leaves each list in the chunks it came in: where a
/// word is in two articles of each thousand, a chunk of four bytes has a key of twenty. Here the entries of lists are put behind one
/// another as they stand.
#pragma once

#include <cstdint>
#include <filesystem>
#include <span>

namespace archive::index::glass {

/// Writes the documents of some databases, in their order and numbered through without gaps between them, into a fresh one;
/// with it their values and synonyms, and none of the lists of terms they may have. Takes two blocks of memory for each database and table,
/// and a chunk of a list. Nothing is durable until sync_segment().
///
/// Nobody may write to them meanwhile. Throws Xapian::Error.
///
/// threads   that may work on it; two have something to do, where there is much.
///
/// Returns how many documents there are.
std::uint64_t merge_databases(std::span<const std::filesystem::path> databases, const std::filesystem::path& into,
                              unsigned threads = 1);

}  // namespace archive::index::glass
