// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include "archive/core/error.hpp"
#include "archive/extract/extract.hpp"
#include "archive/text/decode.hpp"
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
    throw core::InputError("too-large", fmt::format("{} bytes, the limit is {}", bytes.size(), limits.input));
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
  html::read_page(article, decoded.text, context, limits);
  apply_overrides(article, context.overrides);
  check_article(article, limits);
  return article;
}

core::Article read_document(Format format, std::string_view bytes, const Context& context, const Limits& limits) {
  switch (format) {
    case Format::Jsonl: return read_jsonl_line(bytes, context, limits);
    case Format::Html: return read_html(bytes, context, limits);
    case Format::Text: break;
  }
  return read_text(bytes, context, limits);
}

}  // namespace archive::extract
