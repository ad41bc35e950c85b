// SPDX-License-Identifier: GPL-3.0-or-later
/// The rows of corrections, removals and returns, and the fold of an article from them.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <vector>

#include "archive/store/correction.hpp"
#include "database.hpp"

namespace archive::store {

/// Writes the corrections of one change, each with the value its field held until then in `article`, which they are
/// applied to. Throws as `apply`.
void write_corrections(const Database& database, std::int64_t row, std::int64_t change, core::Article& article,
                       std::span<const Correction> corrections, const Decider& decider);

/// The last change of corrections to the article (its row) that nothing took back.
[[nodiscard]] std::optional<std::int64_t> last_correction(const Database& database, std::int64_t row);

/// Writes that `change` takes the corrections of change `undone` back.
void write_undo(const Database& database, std::int64_t row, std::int64_t change, std::int64_t undone,
                const Decider& decider);

/// Applies the corrections that hold to the article as its input gave it, each noted in its provenance. Throws
/// std::invalid_argument for rows this program did not write.
void fold_corrections(const Database& database, std::int64_t row, core::Article& article,
                      std::int64_t until = std::numeric_limits<std::int64_t>::max());

/// All that happened to the article, in order. `format` is the store's: before 2 there are no corrections.
[[nodiscard]] std::vector<Event> read_history(const Database& database, std::int64_t row, int format);

}  // namespace archive::store
