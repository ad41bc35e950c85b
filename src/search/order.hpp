// SPDX-License-Identifier: GPL-3.0-or-later
/// The order of what a search finds.
#pragma once

#include <xapian.h>

#include <vector>

#include "archive/search/search.hpp"
#include "candidate.hpp"

namespace archive::search {

/// Has Xapian find the first articles of this order.
///
/// by_date   whether there is nothing to rank by
void order_by(Xapian::Enquire& enquire, Sort sort, bool by_date);

/// Makes old articles weigh less, and sorts them anew.
void add_recency(std::vector<Candidate>& candidates, const Recency& recency);

/// Equal scores: newer first, then by identifier (index/date_value.hpp), so that the same archive gives the same bytes
/// however it was built.
void settle_ties(std::vector<Hit>& hits, Sort sort);

}  // namespace archive::search
