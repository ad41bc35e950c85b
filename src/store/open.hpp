// SPDX-License-Identifier: GPL-3.0-or-later
/// Opening `store.db`: made when missing, migrated, on writable and on read-only media.
#pragma once

#include <filesystem>

#include "archive/store/store.hpp"
#include "database.hpp"

namespace archive::store {

/// A connection to a store, and the format the file had: for Read the one it has, for Write the one it was brought up to
/// date from (0 for a new one).
struct Opened {
  Database database;
  int format = 0;
};

/// Opens the store of the archive `directory`. Throws as Store::open.
[[nodiscard]] Opened open_database(const std::filesystem::path& directory, Mode mode);

}  // namespace archive::store
