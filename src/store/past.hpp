// SPDX-License-Identifier: GPL-3.0-or-later
/// What an article was at an earlier change of the log.
#pragma once

#include <cstdint>
#include <optional>

#include "archive/core/id.hpp"
#include "database.hpp"

namespace archive::store {

struct Past {
  std::int64_t article = 0;  ///< row of the table of articles
  std::int64_t version = 0;  ///< row of the table of versions
  std::int64_t made = 0;     ///< the change of the version, or of the last correction after it
};

/// Nothing where the article was not there at the change `at`.
///
/// format   of the store: tables of later ones are not there.
[[nodiscard]] std::optional<Past> find_past(const Database& database, const core::ArticleId& id, std::int64_t at,
                                            int format);

}  // namespace archive::store
