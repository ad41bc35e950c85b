// SPDX-License-Identifier: GPL-3.0-or-later
/// Articles that evoke a time: found, ranked, and the words that say so.
#pragma once

#include <xapian.h>

#include <vector>

#include "archive/core/article.hpp"
#include "archive/dates/interval.hpp"
#include "wanted.hpp"

namespace archive::search {

/// Articles of which an evoked interval overlaps the time. They rank by how many do, each counted by the share of it
/// that lies in the time: for `2021-07` a day of July counts as much as July, the year 2021 a twelfth, and what is longer
/// than ten years nothing. Source: dates.md, section 3.
[[nodiscard]] Xapian::Query mentions_query(const dates::Interval& time);

/// A time the query asks for, and the unit of `Wanted` it weighs as in a snippet.
struct MentionedTime {
  dates::Interval interval;
  std::size_t unit = 0;
};

/// Adds to what was found in a text of the article the expressions that evoke one of the times, and sorts all by place.
void add_mentions(std::vector<Match>& found, const std::vector<MentionedTime>& times, std::string_view text,
                  const core::Article& article);

}  // namespace archive::search
