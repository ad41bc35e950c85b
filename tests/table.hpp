// SPDX-License-Identifier: GPL-3.0-or-later
/// The acceptance tables of tests/tables: tab-separated, one header line, an id in the first column.
#pragma once

#include <charconv>
#include <fstream>
#include <stdexcept>
#include <string>
#include <vector>

#include "archive/text/utf8.hpp"

namespace archive::tests {

struct Row {
  std::size_t line = 0;  ///< in the file, from 1
  std::vector<std::string> cells;

  /// The cell of a column, empty where the row is short.
  [[nodiscard]] const std::string& operator[](std::size_t column) const {
    static const std::string none;
    return column < cells.size() ? cells[column] : none;
  }
};

/// `\uXXXX`, `\n`, `\t`, `\\` as the characters they stand for.
inline std::string unescaped(std::string_view cell) {
  std::string plain;
  for (std::size_t i = 0; i < cell.size(); ++i) {
    if (cell[i] != '\\' || i + 1 == cell.size()) {
      plain += cell[i];
      continue;
    }
    const char mark = cell[++i];
    if (mark == 'u' && i + 4 < cell.size()) {
      unsigned value = 0;
      std::from_chars(cell.data() + i + 1, cell.data() + i + 5, value, 16);
      text::append(plain, value);
      i += 4;
    } else {
      plain += mark == 'n' ? '\n' : mark == 't' ? '\t' : mark;
    }
  }
  return plain;
}

/// The rows of tests/tables/`name`, escapes resolved.
inline std::vector<Row> read_table(const std::string& name) {
  std::ifstream file(ARCHIVE_SOURCE_DIR "/tests/tables/" + name);
  if (!file) throw std::runtime_error("tests/tables/" + name + " cannot be read");
  std::vector<Row> rows;
  std::string line;
  for (std::size_t number = 1; std::getline(file, line); ++number) {
    if (number == 1 || line.empty() || line.front() == '#') continue;
    Row row{number, {}};
    for (std::size_t begin = 0;;) {
      const std::size_t end = line.find('\t', begin);
      row.cells.push_back(
          unescaped(std::string_view(line).substr(begin, end == std::string::npos ? end : end - begin)));
      if (end == std::string::npos) break;
      begin = end + 1;
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace archive::tests
