// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <charconv>

#include "archive/core/error.hpp"
#include "ascii.hpp"
#include "http_response.hpp"
#include "mail_headers.hpp"
#include "splitters.hpp"

namespace archive::extract {
namespace {

constexpr std::size_t largest_header = 64 << 10;  // bytes of the headers of one record

std::optional<std::uint64_t> number_of(std::string_view text) {
  std::uint64_t number = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
  if (text.empty() || read.ec != std::errc() || read.ptr != text.data() + text.size()) return std::nullopt;
  return number;
}

/// WARC 1.0 and 1.1 (ISO 28500).
class Warc {
 public:
  Warc(ByteStream& stream, Outlet& outlet) : stream_(stream), outlet_(outlet) {}

  void run() {
    while (!outlet_.ended && skip_blank()) {
      if (++number_ > outlet_.limits.entries)
        throw core::InputError("too-large", core::tr("holds more than {} records", outlet_.limits.entries));
      take();
    }
    if (!some_ && !outlet_.ended) throw core::InputError("empty", core::tr("holds no page"));
  }

 private:
  /// Goes to what follows the line ends between two records; false at the end.
  bool skip_blank() {
    for (;;) {
      const auto next = stream_.peek(1);
      if (next.empty()) return false;
      if (next != "\r" && next != "\n") return true;
      stream_.skip(1);
    }
  }

  [[noreturn]] void fail(const core::Message& what) const {
    throw core::InputError("malformed", core::tr("record {} {}", number_, what));
  }

  MailHeaders take_headers() {
    const auto head = stream_.peek(largest_header);
    auto end = head.find("\r\n\r\n");
    std::size_t size = 4;
    if (const auto other = head.substr(0, end).find("\n\n"); other != head.npos) end = other, size = 2;
    if (!head.starts_with("WARC/") || end == head.npos) fail(core::tr("does not begin with headers of WARC"));
    std::string_view bytes = head.substr(0, end + size);
    bytes.remove_prefix(bytes.find('\n') + 1);
    MailHeaders headers = MailHeaders::take(bytes);
    stream_.skip(end + size);
    return headers;
  }

  void take() {
    const MailHeaders headers = take_headers();
    const auto size = number_of(headers.raw("content-length"));
    if (!size) fail(core::tr("tells no length"));
    const std::string kind = lowered(headers.raw("warc-type"));
    const MailValue type = parse_mail_value(headers.raw("content-type"));
    const bool response = kind == "response" && type.value == "application/http";
    const bool resource = kind == "resource" && is_page(type.value);
    const std::string place = fmt::format("#{}", number_);
    if (!response && !resource) {
      if (!stream_.skip(*size)) fail(core::tr("is cut short"));
      return;
    }
    if (*size > outlet_.limits.input) {
      some_ = true;
      if (!stream_.skip(*size)) fail(core::tr("is cut short"));
      outlet_.refuse(place, "too-large", core::tr("has more than {} MB", outlet_.limits.input >> 20));
      return;
    }
    std::string block(*size, '\0');
    for (std::size_t filled = 0; filled < block.size();) {
      const std::size_t got = stream_.read(block.data() + filled, block.size() - filled);
      if (got == 0) fail(core::tr("is cut short"));
      filled += got;
    }
    give(headers, place, std::move(block), response, type.parameter("charset"));
  }

  void give(const MailHeaders& headers, const std::string& place, std::string block, bool response,
            const std::string& charset) {
    Record record;
    record.place = place;
    record.format = Format::Html;
    record.charset = charset;
    try {
      if (response) {
        auto page = read_http_page(block, outlet_.limits);
        if (!page) return;
        record.bytes = std::move(page->body);
        record.charset = page->charset;
      } else {
        record.bytes = std::move(block);
      }
    } catch (const core::InputError& error) {
      some_ = true;
      outlet_.refuse(place, error.code(), error.message());
      return;
    }
    some_ = true;
    std::string_view url = headers.raw("warc-target-uri");
    if (url.starts_with('<') && url.ends_with('>')) url = url.substr(1, url.size() - 2);
    record.url = url;
    record.capture = core::parse_moment(headers.raw("warc-date"));
    outlet_.give(std::move(record));
  }

  ByteStream& stream_;
  Outlet& outlet_;
  std::size_t number_ = 0;  ///< of records
  bool some_ = false;       ///< pages, read or refused
};

}  // namespace

void split_warc(ByteStream& stream, Outlet& outlet) { Warc(stream, outlet).run(); }

}  // namespace archive::extract
