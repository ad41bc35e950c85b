// SPDX-License-Identifier: GPL-3.0-or-later
/// The line that dates a newspaper article.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "archive/core/day.hpp"
#include "archive/core/span.hpp"

namespace archive::dates {

/// What a dateline says.
struct Dateline {
  core::Span span;  ///< the dateline in the line it was read from, the dash after it included
  std::optional<core::Day> day;
  bool wrong_weekday = false;  ///< the weekday named is not that of the day
  std::string place;           ///< as written; may be empty
  std::string agency;          ///< as written; may be empty
};

/// Reads a dateline at the start of a line: a full date alone (`samedi, 20 avril 2024`), `VILLE, 20 avr 2024 (AGENCE) –`,
/// `VILLE (AGENCE) -`, `Ville, le 20 avril 2024 —`, `(AGENCE) VILLE, 20/04 -`.
///
/// line        one line or paragraph of clean text; the span indexes into it.
/// near        the day that gives the year to a dateline without one (the nearest such day); without it a dateline
///             without a year has no day.
/// Nothing where the line does not begin with a dateline.
[[nodiscard]] std::optional<Dateline> read_dateline(std::string_view line, std::optional<core::Day> near = {});

/// The `near` with which a day without a year becomes the latest one that is not after `limit` (or two days later at
/// most): what was printed was printed before it was read.
[[nodiscard]] constexpr core::Day near_before(core::Day limit) { return {limit.number - 181}; }

}  // namespace archive::dates
