// SPDX-License-Identifier: GPL-3.0-or-later
#include "http_response.hpp"

#include <fmt/format.h>

#include <charconv>

#include "archive/core/error.hpp"
#include "ascii.hpp"
#include "container.hpp"
#include "mail_headers.hpp"

namespace archive::extract {
namespace {

/// The chunks joined; nothing where the body is in none, as some archives keep it.
std::optional<std::string> without_chunks(std::string_view body) {
  std::string result;
  while (!body.empty()) {
    const auto line = body.substr(0, body.find('\n'));
    std::size_t size = 0;
    const auto read = std::from_chars(line.data(), line.data() + line.size(), size, 16);
    if (read.ec != std::errc()) return std::nullopt;
    const char* after = read.ptr;
    const bool ends = after == line.data() + line.size() || *after == '\r' || *after == ';' || *after == ' ';
    if (!ends || line.size() == body.size()) return std::nullopt;
    body.remove_prefix(line.size() + 1);
    if (size == 0) return result;
    // A page that was cut while it was fetched is as long as it is.
    result += body.substr(0, size);
    body.remove_prefix(std::min(size, body.size()));
    body.remove_prefix(std::min(body.find('\n'), body.size()));
    body.remove_prefix(std::min<std::size_t>(1, body.size()));
  }
  return result;
}

}  // namespace

bool is_page(std::string_view media_type) { return media_type == "text/html" || media_type == "application/xhtml+xml"; }

std::optional<HttpPage> read_http_page(std::string_view answer, const Limits& limits) {
  const auto status = answer.substr(0, answer.find('\n'));
  if (!status.starts_with("HTTP/")) throw core::InputError("malformed", core::tr("is no answer of HTTP"));
  const auto space = status.find(' ');
  if (space == status.npos || without_space(status.substr(space)).substr(0, 3) != "200") return std::nullopt;
  answer.remove_prefix(std::min(status.size() + 1, answer.size()));
  const MailHeaders headers = MailHeaders::take(answer);
  const MailValue type = parse_mail_value(headers.raw("content-type"));
  if (!is_page(type.value)) return std::nullopt;

  HttpPage page{std::string(answer), type.parameter("charset")};
  if (lowered(headers.raw("transfer-encoding")).find("chunked") != std::string::npos)
    if (auto joined = without_chunks(page.body)) page.body = std::move(*joined);
  const std::string coding = lowered(headers.raw("content-encoding"));
  if (coding == "gzip" || coding == "x-gzip" || coding == "zstd") {
    // Some archives keep the page unpacked and the header as it was.
    if (is_packed(page.body)) page.body = unpack(page.body, limits);
  } else if (!coding.empty() && coding != "identity" && page.body.find('<') == std::string::npos) {
    throw core::InputError("undecodable", fmt::format("the content coding {} is not known", coding.substr(0, 20)));
  }
  return page;
}

}  // namespace archive::extract
