// SPDX-License-Identifier: GPL-3.0-or-later
/// Counts over the values of articles: no text is read.
#pragma once

#include <xapian.h>

#include <vector>

#include "archive/search/counts.hpp"

namespace archive::search {

/// articles   identifiers of documents, ascending.
[[nodiscard]] DayCounts count_days(const Xapian::Database& database, const std::vector<Xapian::docid>& articles);
[[nodiscard]] NameCounts count_names(const Xapian::Database& database, const std::vector<Xapian::docid>& articles,
                                     const std::vector<index::FacetKind>& kinds);

}  // namespace archive::search
