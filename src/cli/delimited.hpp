// SPDX-License-Identifier: GPL-3.0-or-later
/// Tables for other programs: CSV (RFC 4180, lines end with LF, UTF-8 without mark) and TSV (`\t`, `\n` and `\\` escaped).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "output.hpp"

namespace archive::cli {

enum class Delimited { Csv, Tsv };

/// A cell as it stands between its separators, without the line's end. Controls and other characters that act become
/// visible marks first; of those, tab and line break stay what they are in CSV.
///
/// spreadsheet_safe   a cell that a spreadsheet would take for a formula (`= + - @`) begins with `'`.
[[nodiscard]] std::string delimited_cell(std::string_view text, Delimited form, bool spreadsheet_safe = false);

/// Writes rows. The header is a row like the others, and is written by whoever knows that a row will follow.
class DelimitedWriter {
 public:
  DelimitedWriter(Output& out, Delimited form, bool spreadsheet_safe = false)
      : out_(out), form_(form), spreadsheet_safe_(spreadsheet_safe) {}

  void row(const std::vector<std::string>& cells);

 private:
  Output& out_;
  Delimited form_;
  bool spreadsheet_safe_;
};

/// Several values in one cell.
[[nodiscard]] std::string joined_cell(const std::vector<std::string>& values);

}  // namespace archive::cli
