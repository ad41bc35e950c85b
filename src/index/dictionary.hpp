// SPDX-License-Identifier: GPL-3.0-or-later
/// The zstd dictionaries that records are compressed with: learned by the store, copied into the index, which is read
/// without the store.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#include "manifest.hpp"

struct ZSTD_DDict_s;

namespace archive::index {

/// The name of a dictionary in the index: the same for the same bytes.
[[nodiscard]] std::string dictionary_name(std::string_view dictionary);

/// Reads the dictionaries of an index, for every thread of the process. Throws core::Error (Damaged).
void learn_dictionaries(const std::filesystem::path& archive_directory, const Manifest& manifest);

/// The dictionary of a frame, or null where it needs none. Throws core::Error (Damaged) when it was not learned.
[[nodiscard]] const ZSTD_DDict_s* dictionary_of(std::string_view frame);

}  // namespace archive::index
