// SPDX-License-Identifier: GPL-3.0-or-later
#include <stdexcept>

#include "archive/dates/zone.hpp"
#include "archive/extract/extract.hpp"
#include "archive/text/utf8.hpp"

namespace archive::extract {

namespace {

core::Article read(Format format, std::string_view bytes, const Context& context, const Limits& limits) {
  switch (format) {
    case Format::Text: return read_text(bytes, context, limits);
    case Format::Jsonl: return read_jsonl_line(bytes, context, limits);
    case Format::Html: return read_html(bytes, context, limits);
    case Format::Markdown: return read_markdown(bytes, context, limits);
    case Format::Csv: return read_csv_row(bytes, context, limits);
    case Format::Feed: return read_feed_entry(bytes, context, limits);
    case Format::Mail: return read_mail(bytes, context, limits);
    case Format::Pdf:
    case Format::Docx: return read_converted(format, bytes, context, limits);
    case Format::Warc:
    case Format::Container: break;
  }
  throw std::logic_error("no format of a document");
}

/// What is known of a document that was fetched, where it tells nothing itself.
void complete(core::Article& article, const Context& context) {
  if (!article.date && context.fetched && context.capture) {
    const std::string written = core::to_rfc3339(*context.capture);
    article.date = core::day_of(dates::in_archive_zone(*context.capture));
    article.date_from = "capture";
    article.provenance.push_back({"date", "capture", written});
  }
  if (article.url.empty() && !context.url.empty() && text::is_valid_utf8(context.url)) {
    article.url = text::clean(context.url);
    article.provenance.push_back({"url", "fetched", {}});
  }
}

}  // namespace

core::Article read_document(Format format, std::string_view bytes, const Context& context, const Limits& limits) {
  core::Article article = read(format, bytes, context, limits);
  complete(article, context);
  return article;
}

const char* media_type(Format format) {
  switch (format) {
    case Format::Text: return "text/plain";
    case Format::Jsonl: return "application/json";
    case Format::Html: return "text/html";
    case Format::Markdown: return "text/markdown";
    case Format::Csv: return "text/csv";
    case Format::Feed: return "application/xml";
    case Format::Mail: return "message/rfc822";
    case Format::Warc: return "application/warc";
    case Format::Pdf: return "application/pdf";
    case Format::Docx: return "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    case Format::Container: return "application/octet-stream";
  }
  throw std::logic_error("no such format");
}

}  // namespace archive::extract
