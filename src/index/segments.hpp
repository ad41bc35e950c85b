// SPDX-License-Identifier: GPL-3.0-or-later
/// Segments opened together, and merged.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "archive/core/id.hpp"
#include "manifest.hpp"

namespace archive::index {

/// Each segment by itself.
[[nodiscard]] std::vector<Xapian::Database> open_each(const std::filesystem::path& archive_directory,
                                                      const std::vector<Segment>& segments);

/// Segments as one database. The document n of segment i of k is the document (n - 1) * k + i + 1 of it.
[[nodiscard]] Xapian::Database join(const std::vector<Xapian::Database>& segments);

/// Opens segments and joins them.
[[nodiscard]] Xapian::Database open_segments(const std::filesystem::path& archive_directory,
                                             const std::vector<Segment>& segments);

/// Makes one segment of several, not yet durable, on so many threads. Its articles.
[[nodiscard]] std::uint64_t merge_segments(const std::filesystem::path& archive_directory,
                                           const std::vector<Segment>& segments, const std::string& into,
                                           unsigned threads = 1);

/// The segments that are to be merged, as places in the list; empty when all may stand. `fan` of one size are merged; with
/// them those that would be merged with what comes of it.
[[nodiscard]] std::vector<std::size_t> choose_merge(const std::vector<Segment>& segments, std::size_t fan);

}  // namespace archive::index
