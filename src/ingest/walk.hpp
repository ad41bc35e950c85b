// SPDX-License-Identifier: GPL-3.0-or-later
/// The files under a directory that an import takes.
#pragma once

#include <sys/stat.h>

#include <cstdint>
#include <functional>
#include <string>

#include "archive/core/message.hpp"

namespace archive::ingest {

/// What a walk tells; paths are bytes and begin with the root as it was given.
struct WalkVisitor {
  std::function<bool(const std::string& path, const struct stat& status)> file;  ///< false ends the walk
  std::function<void(const std::string& path)> left;  ///< may still be written: for the next run
  std::function<void(const std::string& path, const char* code, const core::Message& message)> refused;
  std::function<bool(const struct stat& directory)> passed_over;  ///< true: not entered. May be empty
};

/// Whether a name belongs to a file that is still being written.
[[nodiscard]] bool is_unfinished_name(std::string_view name);

/// Visits the regular files under `root`, in the order of their bytes within each directory.
///
/// now_ns   the real time in nanoseconds: a file modified less than 2 s before it is left for the next run; so are names
///          ending in `.part` or `.tmp`. Hidden names are passed over, and so are files
///          that are never documents (extract::is_never_document).
/// Symbolic links are followed, but never out of the tree, and no directory is entered twice; one that leads back into
/// itself is refused as `loop`. What cannot be read, or is no regular file, is refused as `unreadable`.
/// Memory: the names of the directories on the way down, and an inode number for each directory.
void walk(const std::string& root, std::int64_t now_ns, const WalkVisitor& visitor);

}  // namespace archive::ingest
