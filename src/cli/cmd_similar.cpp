// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/search/search.hpp"
#include "archive/store/store.hpp"
#include "article_id.hpp"
#include "command.hpp"
#include "config.hpp"
#include "hit_fields.hpp"
#include "hit_printer.hpp"
#include "pager.hpp"

namespace archive::cli {
namespace {

struct SimilarOptions {
  std::vector<std::string> ids;
  std::string fields;
  HitFormat format = HitFormat::Text;
  Collapse collapse = Collapse::Duplicates;
  std::size_t limit = 10, offset = 0, snippets = 1;
  bool spreadsheet_safe = false;
};

int similar(const SimilarOptions& options, Context& context) {
  if (options.ids.size() != 1) throw core::Error(core::Status::Usage, core::tr("similar takes one ID"));
  const auto printer = make_printer(
      {.format = options.format, .fields = split_fields(options.fields), .spreadsheet_safe = options.spreadsheet_safe},
      context);
  const auto id = resolve_id(store::Store::open(context.archive, store::Mode::Read), options.ids.front());
  use_pager(context);
  search::Request request;
  request.limit = options.limit;
  request.offset = options.offset;
  request.snippets = options.snippets;
  request.snippet_width = config_of(context).snippet_width;
  request.collapse = options.collapse == Collapse::Duplicates;
  request.short_ids = options.format == HitFormat::Text || options.format == HitFormat::Markdown;
  const auto results = search::Searcher(context.archive).similar(id, request);
  printer->print({.results = results, .offset = options.offset, .qid = {}});
  printer->end();
  if (!results.hits.empty()) return exit_code(core::Status::Done);
  context.out.flush();
  if (!context.quiet) context.err.show_line(say("archive: no article is like {}", Visible::own(short_id(id))));
  return exit_code(core::Status::NothingFound);
}

}  // namespace

Run declare_similar(Parser& parser) {
  const auto options = std::make_shared<SimilarOptions>();
  parser.operands("ID", options->ids, "The article: the first 4 or more digits of its identifier");
  parser.number("--limit", options->limit, "Print at most so many articles", &Config::limit);
  parser.number("--offset", options->offset, "Leave out so many articles first");
  parser.number("--snippets", options->snippets, "Snippets for each article", &Config::snippets);
  parser.choice("--format", hit_formats, options->format, "Output form");
  parser.text("--fields", "A,B,C", options->fields, "Keys of json, jsonl, csv and tsv, in this order");
  parser.flag("--spreadsheet-safe", options->spreadsheet_safe, "No cell of csv and tsv is a formula");
  parser.choice("--collapse", collapses, options->collapse, "What to fold");
  return [options](Context& context) { return similar(*options, context); };
}

}  // namespace archive::cli
