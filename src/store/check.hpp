// SPDX-License-Identifier: GPL-3.0-or-later
/// Whether a store holds what it says.
#pragma once

#include <string>
#include <vector>

#include "codec.hpp"
#include "database.hpp"

namespace archive::store {

/// SQLite's check, foreign keys, the change log, the current versions, every content hash: one line for each thing that
/// is wrong, all seen at one moment though a writer works.
[[nodiscard]] std::vector<std::string> check_database(const Database& database, Codec& codec);

/// Articles without a sketch, or with one they should not have; one line for each.
/// format   of the store: tables of later ones are not there.
[[nodiscard]] std::vector<std::string> check_copies(const Database& database, int format);

}  // namespace archive::store
