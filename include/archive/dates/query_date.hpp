// SPDX-License-Identifier: GPL-3.0-or-later
/// A date as a user types it: the whole of it is understood, or refused.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <variant>

#include "archive/core/message.hpp"
#include "archive/dates/interval.hpp"

namespace archive::dates {

/// What was typed; at least one end is there.
struct QueryDate {
  Interval interval;
  Grain grain = Grain::Day;
};

/// Why it is refused.
struct DateError {
  enum class Kind { NotUnderstood, ImpossibleDay, ImpossibleMonth, WrongWeekday, InvertedRange };

  Kind kind = Kind::NotUnderstood;
  core::Message message;   ///< one sentence; may quote the text
  std::string suggestion;  ///< what to type instead; may be empty
  std::size_t at = 0;      ///< byte of the text where the part that is meant begins
};

/// Reads a date expression or range, French or English: `hier`, `12 mai 2023`, `la semaine dernière`, `du 3 au 5 avril`,
/// `depuis lundi`, `avril..juin`.
///
/// text    valid UTF-8, as typed; case, accents, apostrophes, hyphens and spaces are free.
/// today   the day relative forms count from. What has no year is the most recent one that has begun.
/// Source: dates.md, section 2. Nothing is guessed: words that are no part of the grammar are refused.
[[nodiscard]] std::variant<QueryDate, DateError> parse_query_date(std::string_view text, core::Day today);

}  // namespace archive::dates
