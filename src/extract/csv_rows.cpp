// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <algorithm>

#include "archive/core/error.hpp"
#include "archive/text/decode.hpp"
#include "archive/text/utf8.hpp"
#include "csv.hpp"
#include "splitters.hpp"

namespace archive::extract {
namespace {

constexpr std::size_t chunk = 256 << 10;
constexpr std::size_t longest_header = 64 << 10;
constexpr std::size_t sample_size = 64 << 10;  // what the encoding is told from
// A quotation that is never closed takes all that follows into one row; so often the lines after its first are read anew.
constexpr int most_retries = 16;

/// The encoding of a table, told from its first rows together: a single one may be too short. Empty where each row
/// tells it, as UTF-8 does.
std::string charset_of(std::string_view sample) {
  // The last character may be cut.
  if (text::first_malformed(sample) + 4 > sample.size()) return {};
  try {
    return text::decode(sample).charset;
  } catch (const core::InputError&) {
    return {};
  }
}

class Rows {
 public:
  Rows(ByteStream& stream, Outlet& outlet) : stream_(stream), outlet_(outlet), scanner_(',') {}

  void run() {
    charset_ = charset_of(stream_.peek(sample_size));
    if (stream_.peek(3) == "\xEF\xBB\xBF") {
      char mark[3];
      stream_.read(mark, sizeof mark);
    }
    pass_separator_line();
    take_header();
    bool some = false;
    while (!outlet_.ended && take()) some = true;
    if (!some && !outlet_.ended) throw core::InputError("empty", core::tr("holds no row but its header"));
  }

 private:
  bool fill() {
    if (ended_) return false;
    buffer_.erase(0, begin_);
    begin_ = 0;
    const std::size_t size = buffer_.size();
    buffer_.resize(size + chunk);
    const std::size_t got = stream_.read(buffer_.data() + size, chunk);
    buffer_.resize(size + got);
    ended_ = got == 0;
    return !ended_;
  }

  enum class Shape { Row, TextAfterQuote, NeverClosed, TooLarge };

  struct Measured {
    Shape shape;
    std::size_t size;  ///< bytes looked at; of a row with its end
  };

  /// Looks at the row that begins here.
  Measured measure(std::size_t limit) {
    scanner_.restart();
    for (std::size_t size = 0;; ++size) {
      if (begin_ + size == buffer_.size() && !fill())
        return {scanner_.quoted() ? Shape::NeverClosed : Shape::Row, size};
      if (size == limit) return {scanner_.quoted() ? Shape::NeverClosed : Shape::TooLarge, size};
      const auto at = scanner_.read(buffer_[begin_ + size]);
      if (at == RowScanner::At::End) return {Shape::Row, size + 1};
      if (at == RowScanner::At::Wrong) return {Shape::TextAfterQuote, size};
    }
  }

  std::string take_bytes(std::size_t size) {
    std::string bytes = buffer_.substr(begin_, size);
    begin_ += size;
    line_ += std::count(bytes.begin(), bytes.end(), '\n');
    return bytes;
  }

  /// `sep=;`, by which spreadsheets tell each other; the header shows as much.
  void pass_separator_line() {
    const auto head = stream_.peek(8);
    const auto end = head.find('\n');
    if (!head.starts_with("sep=") || end == head.npos) return;
    std::string line(end + 1, '\0');
    stream_.read(line.data(), line.size());
    ++line_;
  }

  void take_header() {
    const auto head = stream_.peek(longest_header);
    scanner_ = RowScanner(separator_of(head));
    const auto [shape, size] = measure(longest_header);
    if (shape != Shape::Row) throw core::InputError("malformed", core::tr("the first line is no header"));
    header_ = take_bytes(size);
    std::string_view text = header_;
    // Column names are ASCII, or have accents that the aliases do without: a wrong encoding costs unknown columns.
    std::string clean;
    try {
      clean = text::decode(text, charset_).text;
    } catch (const core::InputError&) {
      throw core::InputError("malformed", core::tr("the first line is no header"));
    }
    text = clean;
    if (!is_of_articles(read_header(take_row(text, separator_of(clean)))))
      throw core::InputError("malformed", core::tr("the first line names no column \"title\", \"body\" or \"html\""));
  }

  /// Goes behind the end of the line, however far it is.
  void skip_line() {
    for (;;) {
      const auto end = buffer_.find('\n', begin_);
      if (end != std::string::npos) {
        begin_ = end + 1;
        ++line_;
        return;
      }
      begin_ = buffer_.size();
      if (!fill()) return;
    }
  }

  /// Gives the next row; false at the end.
  bool take() {
    if (begin_ == buffer_.size() && !fill()) return false;
    const std::string place = fmt::format(":{}", line_);
    const auto [shape, size] = measure(outlet_.limits.line);
    switch (shape) {
      case Shape::Row: break;
      case Shape::TextAfterQuote:
        take_bytes(size);
        skip_line();
        outlet_.refuse(place, "malformed",
                       core::tr("there is text between a closing quotation mark and the next cell"));
        return true;
      case Shape::NeverClosed:
        if (++retries_ > most_retries)
          throw core::InputError("malformed", core::tr("too many quotation marks are never closed"));
        skip_line();
        outlet_.refuse(place, "malformed", core::tr("a quotation mark that opens a cell is never closed"));
        return true;
      case Shape::TooLarge:
        skip_line();
        outlet_.refuse(place, "too-large", core::tr("has more than {} MB", outlet_.limits.line >> 20));
        return true;
    }
    std::string row = take_bytes(size);
    if (row.find_first_not_of(" \t\r\n;,|") == std::string::npos) return true;
    Record record;
    record.place = place;
    record.bytes = header_ + (header_.ends_with('\n') ? "" : "\n") + row;
    record.format = Format::Csv;
    record.charset = charset_;
    outlet_.give(std::move(record));
    return true;
  }

  ByteStream& stream_;
  Outlet& outlet_;
  RowScanner scanner_;
  std::string header_, charset_, buffer_;
  std::size_t begin_ = 0;  ///< of the row that comes next
  bool ended_ = false;
  std::int64_t line_ = 1;  ///< where it begins
  int retries_ = 0;
};

}  // namespace

void split_csv(ByteStream& stream, Outlet& outlet) { Rows(stream, outlet).run(); }

}  // namespace archive::extract
