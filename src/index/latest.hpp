// SPDX-License-Identifier: GPL-3.0-or-later
/// What a small commit leaves: a manifest DIR/index/latest, newer than the one in use, which nobody waits for.
///
/// The index is a function of the store, and the store is durable before the index is written. So the segments of the last
/// few articles need not be on the disk: where a power failure takes them, the manifest in use, which is durable with all
/// that it names, is an index that lags behind, and the next writer applies the rest of the store's changes. What was
/// written is there as long as the system runs; after it has started anew the checksums of the segments tell.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

#include "manifest.hpp"

namespace archive::index {

inline constexpr const char* latest = "latest";

/// Of the names and bytes of all files of a segment.
[[nodiscard]] std::uint32_t checksum_of(const std::filesystem::path& segment);

/// The latest manifest where it is newer than `in_use` and all its segments are as they were written.
[[nodiscard]] std::optional<Manifest> read_latest(const std::filesystem::path& archive_directory,
                                                  const Manifest& in_use);

/// The latest manifest, or else the one in use. Throws as read_manifest().
[[nodiscard]] std::optional<Manifest> read_newest(const std::filesystem::path& archive_directory);

/// Visible on return, and durable when the system comes to it.
void write_latest(const std::filesystem::path& archive_directory, Manifest manifest);

/// Once a newer manifest is in use.
void forget_latest(const std::filesystem::path& archive_directory);

}  // namespace archive::index
