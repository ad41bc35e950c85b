// SPDX-License-Identifier: GPL-3.0-or-later
/// What the archive knows of names, made ready in a file (`DIR/names`) that is mapped: the lessons of a large archive are
/// thousands, and a command that reads one article asks for a few.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>

#include "archive/entities/entities.hpp"

namespace archive::ingest {

/// The file, where there is one that is whole and has this stamp (store::Lessons::stamp).
[[nodiscard]] std::optional<entities::Known> open_names_file(const std::filesystem::path& archive, std::uint64_t stamp);

/// Writes it: beside, then by rename. The caller holds the lock. A file that cannot be written is none: it only saves time.
void keep_names_file(const std::filesystem::path& archive, std::uint64_t stamp, const entities::Known& known);

/// Before lessons change, so that no kill in between leaves a file of what was. The caller holds the lock.
void forget_names_file(const std::filesystem::path& archive);

}  // namespace archive::ingest
