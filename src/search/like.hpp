// SPDX-License-Identifier: GPL-3.0-or-later
/// The query an article makes of its own words.
#pragma once

#include <xapian.h>

#include <string>

#include "archive/core/id.hpp"
#include "archive/text/analyzer.hpp"

namespace archive::search {

/// Its words of the highest weight, any of them; matches the article itself, as the best. Empty where it is not in the
/// index or has no words.
[[nodiscard]] Xapian::Query query_like(const Xapian::Database& database, const core::ArticleId& id,
                                       text::Analyzer& analyzer);

/// The term that this article alone has.
[[nodiscard]] std::string own_term(const core::ArticleId& id);

}  // namespace archive::search
