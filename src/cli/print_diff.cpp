// SPDX-License-Identifier: GPL-3.0-or-later
#include "print_diff.hpp"

#include "article_id.hpp"
#include "date_words.hpp"
#include "diff.hpp"
#include "json.hpp"
#include "paint.hpp"

namespace archive::cli {
namespace {

const char* name_of(Difference kind) {
  switch (kind) {
    case Difference::Same: return "same";
    case Difference::Removed: return "removed";
    case Difference::Added: return "added";
    case Difference::Changed: break;
  }
  return "changed";
}

std::string diff_json(const store::Record& article, const store::Record& copy) {
  Json json;
  json.open_object().key("schema").number(json_schema).key("from").string(to_hex(article.id));
  json.key("to").string(to_hex(copy.id)).key("paragraphs").open_array();
  for (const auto& each : compare_texts(article.article.body, copy.article.body)) {
    json.open_object().key("change").string(name_of(each.kind));
    if (each.kind != Difference::Changed) {
      json.key("text").string(each.kind == Difference::Added ? each.after : each.before);
    } else {
      json.key("words").open_array();
      for (const auto& piece : each.pieces)
        json.open_object().key("change").string(name_of(piece.kind)).key("text").string(piece.text).close_object();
      json.close_array();
    }
    json.close_object();
  }
  return json.close_array().close_object().text();
}

Visible heading(const store::Record& record, Context& context) {
  Visible line = Visible::own(short_id(record.id));
  if (record.article.date) line += Visible("  ") + in_words(*record.article.date, context.language);
  if (!record.article.source.empty()) line += Visible(" · ") + visible(record.article.source);
  if (!record.article.title.empty()) line += Visible(" · ") + visible(record.article.title);
  return line;
}

/// The words with marks around what changed, which the eye finds with and without colours.
struct Marked {
  std::string text;
  std::vector<core::Span> marks;
};

Marked mark(const std::vector<DiffPiece>& pieces) {
  Marked marked;
  for (const auto& piece : pieces) {
    if (!marked.text.empty()) marked.text += ' ';
    const std::size_t begin = marked.text.size();
    switch (piece.kind) {
      case Difference::Removed: marked.text += "[-" + piece.text + "-]"; break;
      case Difference::Added: marked.text += "{+" + piece.text + "+}"; break;
      default: marked.text += piece.text; continue;
    }
    marked.marks.push_back({begin, marked.text.size()});
  }
  return marked;
}

void print_same(std::size_t& count, Context& context) {
  if (count == 0) return;
  context.out.show_line(say_count("  ({} paragraph the same)", "  ({} paragraphs the same)", count));
  count = 0;
}

void print_text(const store::Record& article, const store::Record& copy, Context& context) {
  context.out.show_line(Visible("--- ") + heading(article, context));
  context.out.show_line(Visible("+++ ") + heading(copy, context));
  const Ink ink = text_ink(context.style);
  const auto put = [&](char sign, std::string_view text, const std::vector<core::Span>& marks) {
    std::string line = std::string(1, sign) + ' ' + std::string(text);
    std::vector<core::Span> moved;
    for (const auto& each : marks) moved.push_back({each.begin + 2, each.end + 2});
    context.out.show_line(fill(line, moved, context.width, 0, ink));
  };
  std::size_t same = 0;
  for (const auto& each : compare_texts(article.article.body, copy.article.body)) {
    if (each.kind == Difference::Same) {
      ++same;
      continue;
    }
    print_same(same, context);
    if (each.kind == Difference::Removed) put('-', each.before, {});
    if (each.kind == Difference::Added) put('+', each.after, {});
    if (each.kind == Difference::Changed) {
      const auto marked = mark(each.pieces);
      put('~', marked.text, marked.marks);
    }
  }
  print_same(same, context);
}

}  // namespace

void print_diffs(const store::Record& article, const Cluster& copies, ClusterFormat format, Context& context) {
  bool first = true;
  for (const auto& copy : copies) {
    switch (format) {
      case ClusterFormat::Jsonl: context.out.write(diff_json(article, copy) + "\n"); break;
      case ClusterFormat::Json: context.out.write((first ? "[\n" : ",\n") + diff_json(article, copy)); break;
      case ClusterFormat::Text:
        if (!first) context.out.show_line("");
        print_text(article, copy, context);
        break;
    }
    first = false;
  }
  if (format == ClusterFormat::Json) context.out.write(first ? "[]\n" : "\n]\n");
}

}  // namespace archive::cli
