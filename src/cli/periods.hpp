// SPDX-License-Identifier: GPL-3.0-or-later
/// Days gathered to weeks, months and years.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "archive/core/day.hpp"
#include "archive/search/counts.hpp"

namespace archive::cli {

enum class Period { Day, Week, Month, Year };

/// One line of a count.
struct CountRow {
  std::string key;  ///< `2024-04-20`, `2024-W16`, `2024-04`, `2024`, or a name
  std::uint64_t articles = 0;
};

/// Every period from the first day to the last, those without articles included, oldest first; empty without a day.
///
/// from, to   where the filters end; else the first and last day with an article
[[nodiscard]] std::vector<CountRow> gather(const search::DayCounts& counts, Period period,
                                           std::optional<core::Day> from, std::optional<core::Day> to);

}  // namespace archive::cli
