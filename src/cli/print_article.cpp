// SPDX-License-Identifier: GPL-3.0-or-later
#include "print_article.hpp"

#include "archive/text/sentences.hpp"
#include "article_id.hpp"
#include "article_json.hpp"
#include "date_words.hpp"
#include "paint.hpp"
#include "print_correction.hpp"
#include "provenance.hpp"

namespace archive::cli {
namespace {

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const auto& word : words) text += (text.empty() ? "" : ", ") + word;
  return text;
}

Visible about(const store::Record& record, Language language) {
  const auto& article = record.article;
  Visible line;
  const auto add = [&](const Visible& part) {
    if (part.empty()) return;
    if (!line.empty()) line += " · ";
    line += part;
  };
  if (article.date) add(in_words(*article.date, language));
  add(visible(article.source));
  add(visible(article.section));
  add(visible(joined(article.authors)));
  add(visible(joined(article.tags)));
  add(visible(article.url));
  add(Visible::own(short_id(record.id)));
  return line;
}

}  // namespace

void print_article_text(const store::Record& record, const ArticleFacts& facts, Context& context) {
  const auto& article = record.article;
  if (!article.title.empty()) {
    const Ink ink = title_ink(context.style);
    context.out.show_line(fill(article.title, {}, context.width, 0, ink));
  }
  context.out.show_line(fill(about(record, context.language).bytes(), {}, context.width, 0, {}));
  for (const auto& span : text::paragraphs(article.body)) {
    context.out.show_line("");
    context.out.show_line(
        fill(std::string_view(article.body).substr(span.begin, span.size()), {}, context.width, 0, {}));
  }
  print_facts(facts, context);
}

void print_article_json(const store::Record& record, const ArticleFacts& facts,
                        const std::vector<store::Event>& history, Context& context) {
  Json json;
  json.open_object().key("schema").number(json_schema).key("id").string(to_hex(record.id));
  json.key("ref").string_or_null(record.article.ref).key("version").number(record.version);
  write_article(json, record.article);
  json.key("capture").open_object().key("input").string(record.capture.input);
  json.key("media_type").string_or_null(record.capture.media_type).key("at").string(to_rfc3339(record.capture.at));
  json.key("program").string_or_null(record.capture.program).close_object();
  json.key("added").string(to_rfc3339(record.added));
  write_facts(json, facts);
  json.key("sha256").string(record.sha256).key("size").number(static_cast<std::int64_t>(record.original_size));
  if (!history.empty()) {
    json.key("provenance").open_array();
    for (const auto& each : field_origins(record.article)) {
      json.open_object().key("field").string(each.field).key("origin").string(each.origin);
      json.key("detail").string_or_null(each.detail).key("value").string_or_null(each.value);
      json.key("confidence").real(each.confidence).key("rejected").strings(each.rejected).close_object();
    }
    json.close_array().key("history");
    write_history(json, history);
  }
  context.out.write(json.close_object().text() + '\n');
}

void print_provenance(const store::Record& record, Context& context) {
  for (const auto& each : field_origins(record.article)) {
    Visible line = say("{}: ", visible(each.field));
    if (!each.value.empty()) line += say("{}; ", visible(each.value));
    if (each.origin == "rejected") line += say("nothing taken");
    else line += say("from {} (confidence {})", visible(each.origin), Visible::own(core::tr("{}", each.confidence)));
    if (!each.detail.empty()) line += say(": {}", visible(each.detail));
    for (const auto& rejected : each.rejected) line += say("; rejected {}", visible(rejected));
    context.out.show_line(line);
  }
  context.out.show_line(say("input: {}; at {}, by archive {}", visible(record.capture.input),
                            Visible::own(core::to_rfc3339(record.capture.at)), visible(record.capture.program)));
  context.out.show_line(say("original: {} bytes, sha256 {}; version {}", count(record.original_size),
                            visible(record.sha256), record.version));
}

}  // namespace archive::cli
