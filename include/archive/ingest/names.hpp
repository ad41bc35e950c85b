// SPDX-License-Identifier: GPL-3.0-or-later
/// What an archive knows of names, and what its user decides about them.
#pragma once

#include <cstddef>
#include <filesystem>
#include <vector>

#include "archive/entities/entities.hpp"
#include "archive/store/store.hpp"

namespace archive::ingest {

/// Whether what was made ready is kept in the archive for the next command; for that the caller holds the lock.
enum class NamesFile { Use, Keep };

/// What the store knows, ready for use: from a file of the archive where it fits the store, in microseconds.
[[nodiscard]] entities::Known known_names(const std::filesystem::path& archive, const store::Store& store,
                                          NamesFile file = NamesFile::Use);

enum class Saying { Say, TakeBack };

/// What a decision came to.
struct Decided {
  std::vector<store::LessonRow> rows;  ///< that were said, or were there to be taken back
  std::size_t articles = 0;            ///< looked at anew: those that hold all words of a form or of its name
};

/// Keeps what the user says of names (Origin::Alias, Origin::Denied), or takes it back, in one batch, and brings the index
/// to it. The caller holds the lock. What was said survives every `reindex`; what the archive learns never stands above it.
[[nodiscard]] Decided decide_names(const std::filesystem::path& archive, store::Store& store,
                                   const std::vector<store::LessonRow>& rows, Saying saying);

}  // namespace archive::ingest
