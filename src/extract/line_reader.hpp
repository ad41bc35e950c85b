// SPDX-License-Identifier: GPL-3.0-or-later
/// The lines of a long file, one at a time.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "archive/extract/records.hpp"

namespace archive::extract {

/// One line, without its end (`\n` or `\r\n`).
struct RawLine {
  std::int64_t number = 1;
  std::string_view text;  ///< valid until the next line; empty when the line was too long
  bool too_long = false;
};

/// Reads lines with memory for one line and one buffer, however long the lines are. A byte order mark (UTF-8) at the
/// start belongs to no line.
class LineReader {
 public:
  LineReader(ReadBytes read, std::size_t limit) : read_(std::move(read)), limit_(limit) {}

  /// Goes to the next line; false after the last. A line of more than `limit` bytes is passed over, and told.
  bool next(RawLine& line);

 private:
  bool fill();
  bool skip_rest();
  void take(std::size_t end, RawLine& line);

  ReadBytes read_;
  std::size_t limit_;
  std::string buffer_;
  std::size_t begin_ = 0;  ///< of the line that comes next
  /// Bytes asked for next: a file of one article should not pay for the memory of a long one.
  std::size_t chunk_ = 16 << 10;
  bool ended_ = false;
  std::int64_t number_ = 0;
};

}  // namespace archive::extract
