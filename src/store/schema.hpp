// SPDX-License-Identifier: GPL-3.0-or-later
/// The tables of the store (man archive-store), made and brought up to date by numbered migrations.
#pragma once

#include <filesystem>

#include "archive/store/store.hpp"
#include "database.hpp"

namespace archive::store {

/// What `PRAGMA application_id` says: "arcv".
inline constexpr int application_id = 0x61726376;

// What `PRAGMA user_version` says, the number of migrations applied, is `format_version` of the public header.

/// Throws core::Error (Damaged) when the header of the file names a newer format than this program's, or another
/// program's. Reads 100 bytes and opens no database, so that a newer store is not touched.
void refuse_foreign_header(const std::filesystem::path& file);

/// The format of an open store; 0 for an empty database. Throws as `refuse_foreign_header`.
[[nodiscard]] int read_format(const Database& database);

/// Applies the migrations that a database of format `from` lacks, each in a transaction of its own.
void migrate(const Database& database, int from);

}  // namespace archive::store
