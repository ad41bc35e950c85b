// SPDX-License-Identifier: GPL-3.0-or-later
#include "delimited.hpp"

#include "visible.hpp"

namespace archive::cli {
namespace {

std::string quoted(const std::string& text) {
  std::string result = "\"";
  for (const char c : text) {
    if (c == '"') result += '"';
    result += c;
  }
  return result + '"';
}

std::string escaped(const std::string& text) {
  std::string result;
  for (const char c : text) {
    if (c == '\t') result += "\\t";
    else if (c == '\n') result += "\\n";
    else if (c == '\\') result += "\\\\";
    else result += c;
  }
  return result;
}

/// Excel, LibreOffice and the like run what begins so; a tab before it is passed over.
bool is_formula(const std::string& text) {
  const auto first = text.find_first_not_of("\t\n ");
  return first != text.npos && std::string_view("=+-@").find(text[first]) != std::string_view::npos;
}

}  // namespace

std::string delimited_cell(std::string_view text, Delimited form, bool spreadsheet_safe) {
  std::string cell = visible(text, Layout::Block).bytes();
  if (spreadsheet_safe && is_formula(cell)) cell.insert(0, 1, '\'');
  if (form == Delimited::Tsv) return escaped(cell);
  return cell.find_first_of(",\"\n") == cell.npos ? cell : quoted(cell);
}

void DelimitedWriter::row(const std::vector<std::string>& cells) {
  std::string line;
  for (const auto& cell : cells) {
    if (&cell != &cells.front()) line += form_ == Delimited::Csv ? ',' : '\t';
    line += delimited_cell(cell, form_, spreadsheet_safe_);
  }
  // A row of one empty cell would be an empty line, which readers pass over.
  if (line.empty() && form_ == Delimited::Csv) line = "\"\"";
  out_.write(line + '\n');
}

std::string joined_cell(const std::vector<std::string>& values) {
  std::string cell;
  for (const auto& value : values) cell += (cell.empty() ? "" : "; ") + value;
  return cell;
}

}  // namespace archive::cli
