// SPDX-License-Identifier: GPL-3.0-or-later
/// Makes one table of postings of several.
#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <utility>

#include "merge_source.hpp"

namespace archive::index::glass {

/// The numbers of the first and the last document of a database, which has some.
[[nodiscard]] std::pair<std::uint32_t, std::uint32_t> range_of_documents(const MergeSource& source);

/// Writes lists, lengths, values and what is told of values. Throws Xapian::DatabaseError.
Root merge_postings(std::span<const MergeSource> sources, const std::filesystem::path& file);

}  // namespace archive::index::glass
