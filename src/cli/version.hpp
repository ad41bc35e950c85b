// SPDX-License-Identifier: GPL-3.0-or-later
/// The versions of the program, of its formats and of its libraries.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace archive::cli {

/// The program's own version, "0.1.0".
[[nodiscard]] std::string program_version();

/// Name and version of each part, the program first. Loads nothing.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> versions();

/// What `archive --version` prints.
[[nodiscard]] std::string version_text();

}  // namespace archive::cli
