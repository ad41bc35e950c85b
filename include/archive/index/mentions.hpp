// SPDX-License-Identifier: GPL-3.0-or-later
/// The days an article evokes, as terms that find it and a value that ranks it.
///
/// An interval is cut into buckets of the calendar: days, months, years, decades, hundreds and thousands of years, named
/// by the first digits of `20240418`. Of two buckets that share a day one holds the other. So intervals overlap exactly
/// where a bucket of one is a bucket of the other, or the beginning of its name.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "archive/core/day.hpp"

namespace archive::index {

/// First and last day, both inclusive.
struct Evoked {
  core::Day from, to;
  std::uint32_t times = 1;  ///< how often the article evokes it

  [[nodiscard]] constexpr std::int64_t days() const { return std::int64_t{to.number} - from.number + 1; }
};

/// The fewest buckets an interval is made of, in order. An absent end is open: year 1, year 9998.
[[nodiscard]] std::vector<std::string> buckets_of(std::optional<core::Day> from, std::optional<core::Day> to);

/// The terms an article with these intervals is indexed under, without repeats.
[[nodiscard]] std::vector<std::string> mention_terms(const std::vector<Evoked>& intervals);

/// The terms of which any article has one that evokes a day from `from` to `to`; other articles have none.
[[nodiscard]] std::vector<std::string> overlap_terms(std::optional<core::Day> from, std::optional<core::Day> to);

/// The intervals as bytes, and back; what is damaged gives fewer.
[[nodiscard]] std::string mention_value(const std::vector<Evoked>& intervals);
[[nodiscard]] std::vector<Evoked> mentions_of_value(std::string_view value);

}  // namespace archive::index
