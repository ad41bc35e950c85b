// SPDX-License-Identifier: GPL-3.0-or-later
#include "batch.hpp"

#include "input.hpp"

namespace archive::cli {

std::vector<BatchLine> read_batch(const std::string& name, const Context& context) {
  const std::string bytes = read_argument(name, context);
  std::vector<BatchLine> lines;
  std::size_t number = 0;
  for (const auto line : lines_of(bytes)) {
    ++number;
    if (line.empty()) continue;
    const std::size_t tab = line.find('\t');
    if (tab == std::string_view::npos) {
      lines.push_back({.qid = "line " + std::to_string(number), .query = std::string(line), .has_tab = false});
    } else {
      lines.push_back(
          {.qid = std::string(line.substr(0, tab)), .query = std::string(line.substr(tab + 1)), .has_tab = true});
    }
  }
  return lines;
}

}  // namespace archive::cli
