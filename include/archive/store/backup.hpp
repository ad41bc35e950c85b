// SPDX-License-Identifier: GPL-3.0-or-later
/// One file that holds all of an archive that cannot be built again.
#pragma once

#include <filesystem>

#include "archive/core/moment.hpp"

namespace archive::store {

/// Writes a backup of the archive `directory` to `file`: a tar of SHA256SUMS, config.toml where there is one, and
/// store.db as one moment had it, while a writer may work. The file of that name, if any, is replaced once all is on
/// disk; the mode is 0600. Takes twice the size of the store beside `file` while it works.
///
/// now   the times of the entries.
/// Throws core::Error: Usage where there is no archive or `file` is a directory, Damaged when the store cannot be read
/// whole or the disk fails; nothing is left of the file then.
void write_backup(const std::filesystem::path& directory, const std::filesystem::path& file, core::Moment now);

/// Unpacks a backup into an existing directory (files of mode 0600), each file verified by its checksum and on disk.
/// Names, kinds and sizes of the entries are not trusted: what write_backup() does not write is refused.
///
/// Throws core::Error: Usage when it cannot be opened or is no backup, Damaged when it is cut short or its bytes changed,
/// or the disk fails.
void unpack_backup(const std::filesystem::path& file, const std::filesystem::path& directory);

/// Makes the names in a directory durable; where directories cannot be synced nothing happens.
void sync_directory(const std::filesystem::path& directory);

}  // namespace archive::store
