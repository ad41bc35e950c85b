// SPDX-License-Identifier: GPL-3.0-or-later
#include "line_reader.hpp"

#include <algorithm>

namespace archive::extract {
namespace {

/// Bytes asked for at most.
constexpr std::size_t most_chunk = 256 << 10;
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

}  // namespace

bool LineReader::fill() {
  if (ended_) return false;
  buffer_.erase(0, begin_);
  begin_ = 0;
  const std::size_t size = buffer_.size();
  buffer_.resize(size + chunk_);
  const std::size_t got = read_(buffer_.data() + size, chunk_);
  buffer_.resize(size + got);
  if (got == chunk_) chunk_ = std::min(2 * chunk_, most_chunk);
  ended_ = got == 0;
  return !ended_;
}

/// Drops what is left of a line, without holding it.
bool LineReader::skip_rest() {
  for (;;) {
    const std::size_t end = buffer_.find('\n', begin_);
    if (end != std::string::npos) {
      begin_ = end + 1;
      return true;
    }
    begin_ = buffer_.size();
    if (!fill()) return false;
  }
}

void LineReader::take(std::size_t end, RawLine& line) {
  std::string_view text(buffer_.data() + begin_, end - begin_);
  if (text.ends_with('\r')) text.remove_suffix(1);
  if (line.number == 1 && text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
  line.too_long = text.size() > limit_;
  line.text = line.too_long ? std::string_view() : text;
  begin_ = end < buffer_.size() ? end + 1 : end;
}

bool LineReader::next(RawLine& line) {
  std::size_t searched = begin_;
  line = RawLine{++number_, {}, false};
  for (;;) {
    const std::size_t end = buffer_.find('\n', searched);
    if (end != std::string::npos) {
      take(end, line);
      return true;
    }
    // The end of the line (`\r`) and the mark are no part of what the limit counts.
    if (buffer_.size() - begin_ > limit_ + byte_order_mark.size() + 1) {
      line.too_long = true;
      skip_rest();
      return true;
    }
    searched = buffer_.size() - begin_;  // where the new bytes will stand
    if (fill()) continue;
    if (begin_ == buffer_.size()) return false;
    take(buffer_.size(), line);
    return true;
  }
}

}  // namespace archive::extract
