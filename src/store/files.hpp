// SPDX-License-Identifier: GPL-3.0-or-later
/// Files and directories that only their owner may use, whatever the umask.
#pragma once

#include <filesystem>
#include <string>

#include "archive/core/message.hpp"

namespace archive::store {

/// Makes the directory and its missing parents, each with mode 0700. One that exists keeps its mode.
/// Throws core::Error (Damaged) with the reason.
void make_private_directory(const std::filesystem::path& directory);

/// Opens a file for reading and writing, made with mode 0600 when missing. Gives the descriptor, closed by exec; it is
/// the caller's. Throws core::Error (Damaged) with the reason.
[[nodiscard]] int open_private_file(const std::filesystem::path& file);

/// The text of an errno value.
[[nodiscard]] core::Message errno_text(int number);

}  // namespace archive::store
