// SPDX-License-Identifier: GPL-3.0-or-later
#include "print_error.hpp"

#include <algorithm>

#include "archive/text/utf8.hpp"
#include "json.hpp"

namespace archive::cli {
namespace {

/// The query on one line of the terminal, and the caret below it: a long query shows the part around the caret.
void show_place(Output& err, std::string_view query, std::size_t at, std::size_t width) {
  at = std::min(at, query.size());
  const std::size_t room = width - 4;
  const std::size_t before = room / 2;
  std::size_t begin = 0;
  Visible line = "  ";
  std::size_t indent = 2;
  if (shown_width(query) > room && shown_width(query.substr(0, at)) > before) {
    begin = at;
    std::size_t used = 0;
    while (begin > 0 && used < before) {
      const std::size_t size = text::code_point_before(query, begin).size;
      used += shown_width(query.substr(begin - size, size));
      begin -= size;
    }
    line += "…";
    ++indent;
  }
  std::size_t end = begin;
  GlyphReader reader(query.substr(begin));
  std::size_t used = 0;
  for (Glyph glyph; reader.next(glyph) && used + glyph.width <= room; used += glyph.width) {
    end = begin + glyph.begin + glyph.size;
  }
  line += visible(query.substr(begin, end - begin));
  if (end < query.size()) line += "…";
  err.show_line(line);
  err.show_line(Visible::own(std::string(indent + shown_width(query.substr(begin, at - begin)), ' ')) + "^");
}

void write_json(Output& out, std::string_view code, std::optional<std::size_t> column, std::string_view message,
                std::string_view suggestion, const std::string& qid) {
  Json json;
  json.open_object().key("schema").number(json_schema);
  if (!qid.empty()) json.key("qid").string(qid);
  json.key("error").open_object().key("code").string(code).key("column");
  if (column) {
    json.number(static_cast<std::int64_t>(*column));
  } else {
    json.null();
  }
  json.key("message").string(message).key("suggestion").string_or_null(suggestion).close_object().close_object();
  out.write(json.text() + '\n');
}

}  // namespace

void print_error(Context& context, const core::Error& error, bool as_json, const std::string& qid) {
  if (as_json && error.status() == core::Status::Usage) {
    write_json(context.out, "usage", {}, error.message().english(), error.hint().english(), qid);
  }
  context.out.flush();
  const Visible what = visible(error.what());
  context.err.show_line(qid.empty() ? say("archive: {}", what) : say("{}: {}", visible(qid), what));
  if (!error.hint().empty()) context.err.show_line(say("  hint: {}", visible(error.hint())));
}

void print_query_error(Context& context, const QueryError& error, bool as_json, const std::string& qid) {
  const auto& remark = error.remark();
  const std::string& query = error.query();
  const std::size_t at = std::min(remark.at, query.size());
  if (as_json) {
    const std::size_t column = text::count_code_points(std::string_view(query).substr(0, at)) + 1;
    write_json(context.out, remark.code, column, remark.message.english(), remark.suggestion, qid);
  }
  context.out.flush();
  const Visible where = qid.empty() ? Visible() : say("{}: ", visible(qid));
  context.err.show_line(say("{}error: {} [{}]", where, visible(remark.message), visible(remark.code)));
  const bool blank = query.find_first_not_of(" \t\n") == std::string::npos;
  if (!blank) show_place(context.err, query, at, context.width);
  if (!remark.suggestion.empty() && remark.message.shown().find(remark.suggestion) == std::string::npos) {
    context.err.show_line(say("  try: {}", visible(remark.suggestion)));
  }
}

void print_remark(Context& context, const query::Remark& remark, const std::string& qid) {
  if (context.quiet) return;
  context.out.flush();
  Visible line = qid.empty() ? Visible() : say("{}: ", visible(qid));
  line += say("remark: {} [{}]", visible(remark.message), visible(remark.code));
  if (!remark.suggestion.empty() && remark.message.shown().find(remark.suggestion) == std::string::npos) {
    line += say("; try: {}", visible(remark.suggestion));
  }
  context.err.show_line(line);
}

}  // namespace archive::cli
