// SPDX-License-Identifier: GPL-3.0-or-later
/// A condition on articles that Xapian cannot express, as a part of its query.
#pragma once

#include <xapian.h>

#include <chrono>
#include <functional>
#include <memory>
#include <string_view>

namespace archive::search {

/// The time the conditions of one query may take together; the clock starts with the first.
class Deadline;
[[nodiscard]] std::shared_ptr<Deadline> make_deadline(std::chrono::milliseconds longest = std::chrono::seconds(10));

/// Throws core::Error (Usage) when the time is over.
void check(Deadline& deadline);

/// Whether the article of this record (index/record.hpp) meets the condition.
using Condition = std::function<bool(std::string_view record)>;

/// The candidates that meet a condition, with the weights of the candidates.
///
/// candidates  every article that meets the condition is one of them, or the result lacks it.
/// condition   asked as late as possible: only of articles that everything else conjoined with this query lets pass.
/// Stands anywhere in a query, on a database of several parts too. Throws core::Error (Usage) out of the match when the
/// deadline passes: a part of the answer would look like the whole.
[[nodiscard]] Xapian::Query verified(const Xapian::Query& candidates, Condition condition,
                                     std::shared_ptr<Deadline> deadline);

}  // namespace archive::search
