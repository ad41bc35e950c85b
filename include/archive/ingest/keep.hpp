// SPDX-License-Identifier: GPL-3.0-or-later
/// Keeping an archive: backups put back, articles saved from damage, damage mended, removed bytes erased.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "archive/core/article.hpp"
#include "archive/core/id.hpp"
#include "archive/ingest/ingest.hpp"

namespace archive::ingest {

/// Puts a backup (store/backup.hpp) into a missing or empty directory: unpacked beside, checked whole, then renamed into
/// place, and the index is built. A kill before the end leaves no archive, or one that `reindex` completes.
///
/// Throws core::Error: Usage when the directory holds anything or the file is no backup; Damaged when the backup is
/// damaged or too new, or the disk fails; Locked.
void restore(const std::filesystem::path& file, const std::filesystem::path& archive, std::chrono::milliseconds wait,
             const std::function<void(std::int64_t done, std::int64_t total)>& progress);

/// What `compact` came to.
struct Compacted {
  std::int64_t erased = 0;                          ///< removed articles whose bytes are gone
  std::uint64_t store_before = 0, store_after = 0;  ///< bytes
  std::uint64_t index_before = 0, index_after = 0;
};

/// Erases the bytes of removed articles from store and index, and rewrites the files so that they take less space.
/// Readers keep the index they opened. Throws core::Error: Locked, Damaged (also where there is too little space).
[[nodiscard]] Compacted compact(const std::filesystem::path& archive, std::chrono::milliseconds wait);

/// What a repair came to.
struct Repaired {
  bool rebuilt = false;           ///< the index
  std::vector<Finding> findings;  ///< before it
  std::vector<Finding> left;      ///< after it
};

/// Checks, and builds the index anew from the store where anything is wrong with it. Where the store itself is damaged,
/// nothing is touched: what the index still shows may be all that is left of some articles.
///
/// Throws core::Error as check() does, and Locked.
[[nodiscard]] Repaired repair(const std::filesystem::path& archive, std::chrono::milliseconds wait,
                              const std::function<void(std::int64_t done, std::int64_t total)>& progress);

/// What an export came to.
struct Exported {
  std::int64_t articles = 0;
  std::int64_t from_index = 0;        ///< of these, as the index shows them: the store could not give them
  std::vector<core::ArticleId> lost;  ///< known by name only
  std::int64_t nameless = 0;          ///< lost too, without even a name; articles that were removed may be among them
  std::vector<std::string> damages;   ///< what kept the store or the index from being read; empty when all is well
};

/// Visits every article that is not removed, with its corrections, in the order they were first archived, until `visit`
/// gives false. What a damaged or missing store does not give is taken from the index, last. A reader.
///
/// Throws core::Error: Usage where there is neither store nor index.
[[nodiscard]] Exported export_articles(
    const std::filesystem::path& archive,
    const std::function<bool(const core::ArticleId& id, const core::Article& article)>& visit);

}  // namespace archive::ingest
