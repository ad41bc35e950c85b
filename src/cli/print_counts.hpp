// SPDX-License-Identifier: GPL-3.0-or-later
/// Counts as lines, bars, JSON or a table.
#pragma once

#include <string_view>
#include <vector>

#include "context.hpp"
#include "periods.hpp"

namespace archive::cli {

/// The key of a row that counts the articles without any name.
inline constexpr const char* no_name = "(none)";

enum class CountFormat { Text, Json, Csv, Tsv };

struct CountStyle {
  bool timeline = false;          ///< the rows are periods in a row: on a terminal a line of small bars follows
  bool spreadsheet_safe = false;  ///< of CSV and TSV: no cell is a formula
};

/// by   what the keys are: `month`, `person`
void print_counts(Context& context, std::string_view by, const std::vector<CountRow>& rows, CountFormat format,
                  CountStyle style);

}  // namespace archive::cli
