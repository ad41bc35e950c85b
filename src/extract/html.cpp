// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include "archive/core/error.hpp"
#include "archive/dates/zone.hpp"
#include "archive/extract/extract.hpp"
#include "archive/text/decode.hpp"
#include "archive/text/utf8.hpp"
#include "html/page.hpp"
#include "html/trim.hpp"
#include "plain_text.hpp"

namespace archive::extract {
namespace {

/// Whether the bytes are of an encoding that holds no ASCII: trimming has to come after decoding.
bool is_utf16(std::string_view bytes) {
  return bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF") ||
         bytes.substr(0, 64).find('\0') != std::string_view::npos;
}

}  // namespace

core::Article read_html(std::string_view bytes, const Context& context, const Limits& limits) {
  if (bytes.size() > limits.input)
    throw core::InputError("too-large", core::tr("{} bytes, the limit is {}", bytes.size(), limits.input));
  core::Article article;
  text::Decoded decoded;
  if (is_utf16(bytes)) {
    decoded = text::decode(bytes, context.charset);
    decoded.text = html::trim(decoded.text, limits).text;
  } else {
    const html::Trimmed trimmed = html::trim(bytes, limits);
    decoded = text::decode(trimmed.text, context.charset.empty() ? trimmed.charset : context.charset);
  }
  article.provenance.push_back({"charset", decoded.how, decoded.charset});
  prepare_overrides(article, context.overrides);
  Publication publication(context.capture);
  if (context.fetched && context.capture)
    publication.add_published({"capture",
                               core::day_of(dates::in_archive_zone(*context.capture)),
                               {},
                               core::to_rfc3339(*context.capture),
                               Trust::Capture});
  html::read_page(article, decoded.text, publication, context, limits);
  if (article.url.empty() && text::is_valid_utf8(context.url) && !context.url.empty()) {
    article.url = text::clean(context.url);
    article.provenance.push_back({"url", "fetched", {}});
  }
  apply_overrides(article, context.overrides);
  check_article(article, limits);
  return article;
}

}  // namespace archive::extract
