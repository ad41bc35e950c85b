// SPDX-License-Identifier: GPL-3.0-or-later
// The rows of tests/tables/publication.tsv whose input is plain text.
#include <catch2/catch.hpp>
#include <fstream>
#include <string>
#include <vector>

#include "archive/dates/zone.hpp"
#include "archive/extract/extract.hpp"

using namespace archive;

namespace {

std::vector<std::string> cells_of(const std::string& line) {
  std::vector<std::string> cells(1);
  for (const char c : line) {
    if (c == '\t') cells.emplace_back();
    else cells.back() += c;
  }
  return cells;
}

/// `\n`, `\t` and `\\` of a cell.
std::string unescaped(const std::string& cell) {
  std::string result;
  for (std::size_t i = 0; i < cell.size(); ++i) {
    if (cell[i] != '\\' || i + 1 == cell.size()) {
      result += cell[i];
      continue;
    }
    ++i;
    result += cell[i] == 'n' ? '\n' : cell[i] == 't' ? '\t' : cell[i];
  }
  return result;
}

}  // namespace

TEST_CASE("the table of publication dates holds for texts and pages") {
  std::ifstream table(ARCHIVE_SOURCE_DIR "/tests/tables/publication.tsv");
  std::string line;
  REQUIRE(std::getline(table, line));
  int judged = 0, number = 1;
  while (std::getline(table, line)) {
    ++number;
    const auto cells = cells_of(line);
    REQUIRE(cells.size() == 6);
    INFO("tests/tables/publication.tsv:" << number << ": " << cells[0]);
    extract::Context context;
    context.capture = dates::parse_moment_in_archive_zone(cells[1]);
    REQUIRE(context.capture);
    const std::string input = unescaped(cells[2]);
    const auto article = extract::read_document(extract::detect_format("", input), input, context);
    CHECK((article.date ? core::to_iso(*article.date) : "null") == cells[3]);
    CHECK(article.updated.substr(0, 10) == cells[4]);
    CHECK((article.date_from.empty() ? "null" : article.date_from) == cells[5]);
    ++judged;
  }
  CHECK(judged >= 9);
}
