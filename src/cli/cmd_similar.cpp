// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/search/search.hpp"
#include "archive/store/store.hpp"
#include "article_id.hpp"
#include "command.hpp"
#include "config.hpp"
#include "listing_options.hpp"
#include "pager.hpp"

namespace archive::cli {
namespace {

struct SimilarOptions : ListingOptions {
  std::vector<std::string> ids;
};

int similar(const SimilarOptions& options, Context& context) {
  if (options.ids.size() != 1) throw core::Error(core::Status::Usage, core::tr("similar takes one ID"));
  const auto printer = make_printer(printer_options(options), context);
  const auto id = resolve_id(store::Store::open(context.archive, store::Mode::Read), options.ids.front());
  use_pager(context);
  search::Request request;
  request.limit = options.limit;
  request.offset = options.offset;
  request.snippets = options.snippets;
  request.snippet_width = config_of(context).snippet_width;
  request.collapse = options.collapse != Collapse::None;
  request.short_ids = shows_short_ids(options);
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
  declare_listing(parser, *options);
  return [options](Context& context) { return similar(*options, context); };
}

}  // namespace archive::cli
