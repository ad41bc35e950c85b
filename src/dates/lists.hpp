// SPDX-License-Identifier: GPL-3.0-or-later
/// Reading the lists of data/ that are compiled in.
#pragma once

#include <algorithm>
#include <string_view>

namespace archive::dates {

/// Calls `use` with each entry of a list; lines that begin with # are no entries.
template <typename Use>
void for_each_entry(std::string_view file, Use use) {
  while (!file.empty()) {
    const auto line = file.substr(0, file.find('\n'));
    file.remove_prefix(std::min(file.size(), line.size() + 1));
    if (!line.empty() && line.front() != '#') use(line);
  }
}

/// Calls `use` with the first word of each entry; a mark of the list before it is left out.
template <typename Use>
void for_each_first_word(std::string_view file, Use use) {
  for_each_entry(file, [&](std::string_view line) {
    if (line.front() == '*') line.remove_prefix(1);
    use(line.substr(0, line.find_first_of(" -")));
  });
}

/// Cuts the last word off a line.
[[nodiscard]] inline std::string_view take_last_word(std::string_view& line) {
  const auto space = line.rfind(' ');
  const auto word = line.substr(space == line.npos ? 0 : space + 1);
  line = line.substr(0, space == line.npos ? 0 : space);
  return word;
}

}  // namespace archive::dates
