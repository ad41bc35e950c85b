// SPDX-License-Identifier: GPL-3.0-or-later
/// The lines of a plain text, and what a line looks like.
#pragma once

#include <string_view>
#include <vector>

namespace archive::extract {

/// A line with something visible on it.
struct Line {
  std::string_view text;      ///< without white space around it; never empty
  bool begins_block = false;  ///< a blank line stands before it, or nothing
};

/// The lines of a clean text that are not blank, in order. They point into `text`.
[[nodiscard]] std::vector<Line> split_lines(std::string_view text);

/// Without white space and invisible characters around it.
[[nodiscard]] std::string_view trimmed(std::string_view text);

/// Whether the line ends as a sentence does: `. ! ? …`, closing quotes and parentheses behind it left out.
[[nodiscard]] bool ends_sentence(std::string_view line);

/// Whether the first letter is a small one. Quotes and other marks before it are passed over.
[[nodiscard]] bool begins_small(std::string_view line);

/// Whether all its letters are capitals, and there are at least four.
[[nodiscard]] bool is_in_capitals(std::string_view line);

/// Whether it begins with a quotation mark or a dialogue's dash.
[[nodiscard]] bool begins_speech(std::string_view line);

/// White space of any kind and length as one space, none around it: for titles and names.
[[nodiscard]] std::string on_one_line(std::string_view text);

}  // namespace archive::extract
