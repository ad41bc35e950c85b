// SPDX-License-Identifier: GPL-3.0-or-later
/// The index built from zero.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>

#include "archive/store/store.hpp"

namespace archive::ingest {

/// Builds the index of the store beside the one in use, and puts it in its place. What the articles in use teach of names
/// is concluded before, so that all profit. The caller holds the lock.
void rebuild_index(const std::filesystem::path& archive,
                   const std::function<void(std::int64_t done, std::int64_t total)>& progress);

}  // namespace archive::ingest
