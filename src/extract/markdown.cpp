// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include "archive/core/error.hpp"
#include "archive/text/decode.hpp"
#include "archive/text/utf8.hpp"
#include "fields.hpp"
#include "front_matter.hpp"
#include "html/facts.hpp"
#include "lines.hpp"
#include "markdown_text.hpp"
#include "plain_text.hpp"

namespace archive::extract {
namespace {

Fields fields_of(const std::vector<FrontEntry>& entries, core::Article& article) {
  Fields fields;
  for (const FrontEntry& entry : entries) {
    const auto field = field_named(entry.name);
    // What leads into the text and what sums it up is written for lists of articles; the text is in the file.
    if (!field || *field == Field::Lead || *field == Field::Summary || *field == Field::Body || *field == Field::Html)
      continue;
    for (const std::string& value : entry.values) {
      if (*field == Field::Date && !html::read_stamp(value)) article.provenance.push_back({"date", "rejected", value});
      else if (entry.is_list && *field == Field::Author) fields.authors.push_back(on_one_line(value));
      else if (entry.is_list && *field == Field::Tags) fields.tags.push_back(on_one_line(value));
      else fields.offer(*field, value);
    }
  }
  return fields;
}

}  // namespace

core::Article read_markdown(std::string_view bytes, const Context& context, const Limits& limits) {
  if (bytes.size() > limits.input)
    throw core::InputError("too-large", core::tr("{} bytes, the limit is {}", bytes.size(), limits.input));
  const text::Decoded decoded = text::decode(bytes, context.charset);
  core::Article article;
  article.provenance.push_back({"charset", decoded.how, decoded.charset});

  std::string_view text = decoded.text;
  Fields fields;
  if (const auto front = read_front_matter(text)) {
    fields = fields_of(front->entries, article);
    text.remove_prefix(front->size);
  }
  auto blocks = read_markdown_blocks(text);
  const bool headed = !blocks.empty() && blocks.front().heading > 0;
  if (headed && (fields.title.empty() ? blocks.front().heading == 1 : blocks.front().text == fields.title)) {
    fields.title = on_one_line(blocks.front().text);
    blocks.erase(blocks.begin());
  }
  std::string body;
  for (const MarkdownBlock& block : blocks) {
    if (!body.empty()) body += "\n\n";
    body += block.text;
  }
  set_fields(article, fields, "meta");
  prepare_overrides(article, context.overrides);
  Reading reading;
  reading.title = article.title.empty();
  reading.given_title = !context.overrides.title.empty();
  reading.capture = context.capture;
  read_plain_text(article, text::clean(body), reading);
  apply_overrides(article, context.overrides);
  check_article(article, limits);
  return article;
}

}  // namespace archive::extract
