// SPDX-License-Identifier: GPL-3.0-or-later
/// Lists of postings in as few chunks as they take.
#pragma once

#include <filesystem>

namespace archive::index::glass {

/// Writes the table of postings of a database anew. Xapian's merging leaves each list in the chunks of the databases it came
/// from: where a word is in two articles of each thousand, a chunk of four bytes has a key of twenty. Nothing that is read of
/// the database changes. Takes 8 bytes of memory for each document, and the longest list.
///
/// Nobody else has the database open, and it is not durable until it is synced. Throws Xapian::Error.
void rechunk_postings(const std::filesystem::path& database);

}  // namespace archive::index::glass
