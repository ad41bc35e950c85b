// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "archive/core/error.hpp"
#include "line_reader.hpp"
#include "splitters.hpp"

namespace archive::extract {
namespace {

constexpr std::size_t longest_separator = 1000;  // bytes

/// Whether a line parts two mails of a mailbox: `From anne@exemple.fr Sat Apr 20 08:30:00 2024`.
bool is_separator(std::string_view line) {
  if (!line.starts_with("From ")) return false;
  const auto colon = line.find(':');
  const auto is_digit = [&](std::size_t at) { return at < line.size() && line[at] >= '0' && line[at] <= '9'; };
  return colon != line.npos && colon > 6 && is_digit(colon - 1) && is_digit(colon + 1);
}

/// A line that looked like a separator was quoted (mboxrd).
std::string_view unquoted(std::string_view line) {
  const auto mark = line.find_first_not_of('>');
  return mark != 0 && mark != line.npos && line.substr(mark).starts_with("From ") ? line.substr(1) : line;
}

class Mailbox {
 public:
  Mailbox(ByteStream& stream, Outlet& outlet)
      : reader_([&](char* buffer, std::size_t size) { return stream.read(buffer, size); }, outlet.limits.line),
        outlet_(outlet) {}

  void run() {
    bool blank = true;
    for (RawLine line; reader_.next(line);) {
      if (blank && is_separator(line.text)) {
        if (!end_mail()) return;
        if (++number_ > outlet_.limits.entries) {
          throw core::InputError("too-large", core::tr("holds more than {} mails", outlet_.limits.entries));
        }
      } else {
        add(line);
      }
      blank = line.text.empty() && !line.too_long;
    }
    end_mail();
  }

 private:
  void add(const RawLine& line) {
    const auto text = unquoted(line.text);
    too_large_ = too_large_ || line.too_long || mail_.size() + text.size() > outlet_.limits.input;
    if (too_large_) return;
    mail_ += text;
    mail_ += '\n';
  }

  bool end_mail() {
    const std::string place = fmt::format("#{}", number_);
    const bool too_large = std::exchange(too_large_, false);
    Record record;
    record.place = place;
    record.format = Format::Mail;
    record.bytes = std::exchange(mail_, {});
    if (number_ == 0) return true;
    if (too_large)
      return outlet_.refuse(place, "too-large", core::tr("has more than {} MB", outlet_.limits.input >> 20));
    // The empty line before the next separator belongs to it.
    if (record.bytes.ends_with("\n\n")) record.bytes.pop_back();
    return outlet_.give(std::move(record));
  }

  LineReader reader_;
  Outlet& outlet_;
  std::string mail_;
  bool too_large_ = false;
  std::size_t number_ = 0;
};

}  // namespace

void split_mail(ByteStream& stream, Outlet& outlet) {
  const auto head = stream.peek(longest_separator);
  if (is_separator(head.substr(0, head.find('\n')))) return Mailbox(stream, outlet).run();
  Record record;
  record.format = Format::Mail;
  record.bytes = stream.read_all(outlet.limits.input);
  outlet.give(std::move(record));
}

}  // namespace archive::extract
