// SPDX-License-Identifier: GPL-3.0-or-later
/// Where the database of an index lies: DIR/index/<generation>, the one in use named by the file DIR/index/current.
/// Building beside the one in use and renaming `current` makes a replacement whole or not at all.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace archive::index {

/// The database in use, or nothing where there is no index.
[[nodiscard]] std::optional<std::filesystem::path> current_database(const std::filesystem::path& archive_directory);

/// Where the database of a generation lies.
[[nodiscard]] std::filesystem::path database_path(const std::filesystem::path& archive_directory, const std::string& name);

/// A name no generation has yet.
[[nodiscard]] std::string free_name(const std::filesystem::path& archive_directory);

/// Makes `name` the generation in use: written beside, fsynced, renamed, directory fsynced.
void set_current(const std::filesystem::path& archive_directory, const std::string& name);

/// Deletes every generation but the one in use.
void sweep(const std::filesystem::path& archive_directory);

/// Makes the index directory (mode 0700) where it is missing.
void make_index_directory(const std::filesystem::path& archive_directory);

}  // namespace archive::index
