// SPDX-License-Identifier: GPL-3.0-or-later
#include "help.hpp"

#include "visible.hpp"

namespace archive::cli {
namespace {

constexpr std::size_t narrowest_meaning = 20;  // columns; below it lines are left to the terminal

/// Appends text broken at spaces; no-break spaces are other characters.
void append_wrapped(std::string& out, std::string_view text, std::size_t at, std::size_t column, std::size_t width) {
  const bool wraps = width >= column + narrowest_meaning;
  bool first = true;
  while (!text.empty()) {
    const auto word = text.substr(0, text.find(' '));
    text.remove_prefix(std::min(word.size() + 1, text.size()));
    const std::size_t size = shown_width(word);
    if (!first && wraps && at + 1 + size > width) {
      out += '\n' + std::string(column, ' ');
      at = column;
    } else if (!first) {
      out += ' ';
      ++at;
    }
    out += word;
    at += size;
    first = false;
  }
}

}  // namespace

std::string help_lists(const std::vector<HelpList>& lists, std::size_t column, std::size_t width) {
  std::string text;
  for (const auto& list : lists) {
    if (list.lines.empty()) continue;
    text += '\n';
    text += list.heading;
    text += '\n';
    for (const auto& line : list.lines) {
      text += "  " + line.words;
      std::size_t at = 2 + shown_width(line.words);
      if (at + 1 > column) {
        text += '\n';
        at = 0;
      }
      text += std::string(column - at, ' ');
      append_wrapped(text, line.meaning, column, column, width);
      text += '\n';
    }
  }
  return text;
}

}  // namespace archive::cli
