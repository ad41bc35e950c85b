// SPDX-License-Identifier: GPL-3.0-or-later
/// Files that a command writes beside the archive: whole or not at all, and never over another.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace archive::cli {

/// Writes a file so that a reader sees the old bytes or the new ones: temporary name, fsync, rename. Throws core::Error
/// (Damaged) with the name and the reason.
void replace_file(const std::string& name, std::string_view bytes);

/// Moves a file to a name that is still free, `to` itself or with `.1`, `.2`… behind it; between file systems it is copied
/// with its time, fsynced, and then taken away. Gives the name. Throws std::filesystem::filesystem_error.
std::filesystem::path move_file(const std::filesystem::path& from, const std::filesystem::path& to);

}  // namespace archive::cli
