// SPDX-License-Identifier: GPL-3.0-or-later
/// The `--help` of a command, in the language of the process and the width of the terminal.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace archive::cli {

/// One line of a list of options, operands or commands.
struct HelpLine {
  std::string words;    ///< `--limit N=10`
  std::string meaning;  ///< a phrase
};

/// A list under a heading; it is left out where it has no lines.
struct HelpList {
  std::string heading;
  std::vector<HelpLine> lines;
};

/// The lists, a blank line before each. What is longer than `width` goes on below where its meaning begins.
[[nodiscard]] std::string help_lists(const std::vector<HelpList>& lists, std::size_t column, std::size_t width);

}  // namespace archive::cli
