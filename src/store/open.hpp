// SPDX-License-Identifier: GPL-3.0-or-later
/// Opening `store.db`: made when missing, migrated, on writable and on read-only media.
#pragma once

#include <filesystem>

#include "archive/store/store.hpp"
#include "database.hpp"

namespace archive::store {

/// A connection to the store of the archive `directory`, of this program's format. Throws as Store::open.
[[nodiscard]] Database open_database(const std::filesystem::path& directory, Mode mode);

}  // namespace archive::store
