// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/search/search.hpp"
#include "batch.hpp"
#include "command.hpp"
#include "config.hpp"
#include "filter_options.hpp"
#include "kept_memory.hpp"
#include "listing_options.hpp"
#include "pager.hpp"
#include "print_error.hpp"
#include "print_suggestions.hpp"
#include "saved_queries.hpp"
#include "telling.hpp"
#include "timing.hpp"
#include "typed_query.hpp"

namespace archive::cli {
namespace {

constexpr std::pair<const char*, search::Sort> sorts[] = {
    {"relevance", search::Sort::Relevance}, {"newest", search::Sort::Newest}, {"oldest", search::Sort::Oldest}};
/// What the user typed.
struct SearchOptions : FilterOptions, ListingOptions {
  std::vector<std::string> words;
  std::string batch;
  std::optional<std::string> since_last;
  search::Sort sort = search::Sort::Relevance;
  bool any = false, count = false, explain = false, timing = false;
};

/// The request all queries of the line share; the query itself comes later.
search::Request request_of(const SearchOptions& options, const Config& config, core::Day today) {
  search::Request request;
  request.snippet_width = config.snippet_width;
  request.recency = search::Recency{config.recency, today};
  request.filters = settle_filters(options, today);
  request.any = options.any;
  request.collapse = options.count ? options.collapse == Collapse::Duplicates : options.collapse != Collapse::None;
  request.repair = options.batch.empty() && !options.count;
  request.sort = options.sort;
  request.short_ids = shows_short_ids(options);
  request.want_text = !options.count && options.format != HitFormat::Trec;
  request.limit = options.count ? 0 : options.limit;
  request.offset = options.count ? 0 : options.offset;
  request.snippets = request.want_text ? options.snippets : 0;
  return request;
}

/// One run of the command: the reader, and what is printed with.
class Search {
 public:
  Search(std::shared_ptr<const SearchOptions> options, Context& context)
      : kept_options_(std::move(options)),
        options_(*kept_options_),
        context_(context),
        request_(request_of(options_, config_of(context), today_)),
        printer_(make_printer(printer_options(options_), context)),
        searcher_(context.archive) {}

  int run() {
    const auto status = options_.since_last ? run_since_last() : options_.batch.empty() ? run_one() : run_batch();
    if (request_.filters.from && *request_.filters.from > today_) {
      print_remark(context_,
                   {.is_error = false,
                    .code = "future-date",
                    .at = 0,
                    .message = core::tr("the date lies in the future"),
                    .suggestion = {}},
                   {});
    }
    return exit_code(status);
  }

 private:
  core::Status run_one() {
    const bool found = answer(typed_query(options_.words, request_.filters, today_, saved_queries(context_)), {});
    if (!options_.count) printer_->end();
    tell_timing();
    if (found) return core::Status::Done;
    if (!context_.quiet && !options_.count) tell_nothing();
    return core::Status::NothingFound;
  }

  core::Status run_batch() {
    core::Status status = core::Status::NothingFound;
    bool failed = false;
    const bool tells_json = options_.format == HitFormat::Jsonl && !options_.count;
    for (const auto& line : read_batch(options_.batch, context_)) {
      if (context_.out.is_over()) break;
      try {
        if (answer(typed_query(line, request_.filters, today_, saved_queries(context_)), line.qid))
          status = core::Status::Done;
      } catch (const QueryError& error) {
        failed = true;
        print_query_error(context_, error, tells_json, line.qid);
      } catch (const core::Error& error) {
        // One that takes too long is no reason not to answer the others.
        if (error.status() != core::Status::Usage) throw;
        failed = true;
        print_error(context_, error, tells_json, line.qid);
      }
    }
    if (!options_.count) printer_->end();
    tell_timing();
    return failed ? core::Status::Usage : status;
  }

  /// Prints what is new to the name, all of it, and notes that it was printed.
  core::Status run_since_last() {
    const std::string& name = *options_.since_last;
    Telling telling("archive search", config_of(context_).wait, context_);
    const auto saved = telling.store().saved().find(name);
    auto words = options_.words;
    if (words.empty() && saved) words = {saved->query};
    if (words.empty() && options_.no_filter())
      throw core::Error(core::Status::Usage, core::tr("there is nothing to look for"),
                        core::tr("archive search --since-last NAME WORDS, or the name of a saved search"));
    const auto typed = typed_query(words, request_.filters, today_, saved_queries(telling.store()));
    request_.query = typed.query;
    request_.collapse = options_.collapse == Collapse::Duplicates;
    request_.repair = false;
    if (options_.explain) explain({});
    const auto cursor = telling.store().saved().cursor(name);
    bool found = false;
    if (!cursor || (cursor->change == 0 && !cursor->begun)) {
      found = tell_all(telling, typed);
    } else {
      if (cursor->begun) found = tell_news(telling, typed, cursor->change, *cursor->begun);
      // A press review is one document.
      const bool again = cursor->begun && options_.format == HitFormat::Html;
      if (!again && !context_.out.is_over())
        found |= tell_news(telling, typed, cursor->begun.value_or(cursor->change), telling.until());
    }
    printer_->end();
    tell_timing();
    if (found) return core::Status::Done;
    context_.out.flush();
    if (!context_.quiet) context_.err.show_line(say("archive: nothing new for {}", visible(name)));
    return core::Status::NothingFound;
  }

  /// The first time all that matches is new, and the index knows it.
  bool tell_all(Telling& telling, const TypedQuery& typed) {
    const auto until = searcher_.change();
    request_.limit = searcher_.size();
    auto results = timed_run();
    return print_news(telling, typed, results, until);
  }

  bool tell_news(Telling& telling, const TypedQuery& typed, store::ChangeNumber after, store::ChangeNumber until) {
    search::Results results;
    if (after < until) {
      auto news = find_news(context_.archive, telling.store(), {{*options_.since_last, after, request_}}, until);
      if (news.front().refused) throw QueryError(typed.text, *news.front().refused);
      results.hits = std::move(news.front().hits);
      results.total = results.hits.size();
      results.exact = true;
    }
    return print_news(telling, typed, results, until);
  }

  bool print_news(Telling& telling, const TypedQuery& typed, const search::Results& results,
                  store::ChangeNumber until) {
    const auto remarks = all_remarks(typed, results);
    const std::string& name = *options_.since_last;
    if (!results.hits.empty()) telling.begin({name}, until);
    printer_->print({.results = results, .offset = printed_, .qid = {}, .asked = asked(typed)});
    printed_ += results.hits.size();
    context_.out.flush();
    const auto cursor = telling.store().saved().cursor(name);
    const bool moves = !cursor || cursor->change != until;
    if (!context_.out.is_over() && moves) telling.end({{name, ids_of(results.hits)}}, until);
    for (const auto& remark : remarks) print_remark(context_, remark, {});
    return !results.hits.empty();
  }

  /// Answers one query and prints what it gives. Whether something was found.
  bool answer(const TypedQuery& typed, const std::string& qid) {
    request_.query = typed.query;
    // What stands in a saved search cannot be changed in the query.
    request_.repair = request_.repair && !typed.names_saved;
    if (options_.explain) explain(qid);
    const auto results = timed_run();
    const auto remarks = all_remarks(typed, results);
    bool found = !results.hits.empty() || (options_.limit == 0 && is_there(results));
    if (options_.count) {
      const auto count = results.exact && !request_.collapse ? results.total : searcher_.count(request_);
      context_.out.write(qid.empty() ? fmt::format("{}\n", count) : fmt::format("{}\t{}\n", qid, count));
      found = count > 0;
    } else {
      printer_->print({.results = results,
                       .offset = options_.offset,
                       .qid = qid,
                       .asked = asked(typed),
                       .spread = spread(results)});
    }
    for (const auto& remark : remarks) print_remark(context_, remark, qid);
    if (options_.explain) explain_suggestions(results);
    suggestions_ = suggestions_line(results, request_.query.text, options_.on.has_value());
    if (found && !suggestions_.empty()) {
      context_.out.flush();
      if (!context_.quiet) context_.err.show_line(say("remark: few articles for {} [few-results]", suggestions_));
    }
    return found;
  }

  /// Told by the press review alone, so made for it alone.
  [[nodiscard]] Asked asked(const TypedQuery& typed) const {
    if (options_.format != HitFormat::Html) return {};
    Asked asked{
        .query = typed.text, .reading = query::to_string(typed.query.tree), .filters = {}, .sort = options_.sort};
    const auto add = [&](const char* name, const std::optional<std::string>& value) {
      if (value) asked.filters.emplace_back(name, *value);
    };
    add("on", options_.on);
    add("from", options_.from);
    add("to", options_.to);
    const auto& filters = options_.filters;
    for (const auto& value : filters.sources) asked.filters.emplace_back("source", value);
    for (const auto& value : filters.authors) asked.filters.emplace_back("author", value);
    for (const auto& value : filters.sections) asked.filters.emplace_back("section", value);
    for (const auto& value : filters.tags) asked.filters.emplace_back("tag", value);
    for (const auto& value : filters.persons) asked.filters.emplace_back("person", value);
    for (const auto& value : filters.orgs) asked.filters.emplace_back("org", value);
    for (const auto& value : filters.places) asked.filters.emplace_back("place", value);
    if (options_.any) asked.filters.emplace_back("any", "");
    return asked;
  }

  /// The same: what is not shown is counted.
  [[nodiscard]] std::optional<Spread> spread(const search::Results& results) {
    if (options_.format != HitFormat::Html || results.hits.empty()) return {};
    const bool shows_all = options_.offset == 0 && results.hits.size() < options_.limit;
    if (shows_all) return {};
    using enum index::FacetKind;
    return Spread{searcher_.count_days(request_), searcher_.count_names(request_, {Person, Place, Source})};
  }

  /// Whether something is found where nothing is to be shown: of a phrase only a look at the texts tells.
  [[nodiscard]] bool is_there(const search::Results& results) {
    if (results.exact || results.total == 0) return results.total > 0;
    auto one = request_;
    one.limit = 1;
    one.want_text = false;
    return !searcher_.run(one).hits.empty();
  }

  search::Results timed_run() {
    const Timing::Lap lap(timing_);
    return searcher_.run(request_);
  }

  void explain(const std::string& qid) {
    const Visible where = qid.empty() ? Visible() : say("{}: ", visible(qid));
    context_.out.flush();
    context_.err.show_line(where + say("parsed: {}", visible(query::to_string(request_.query.tree))));
    for (const auto& line : searcher_.explain(request_)) context_.err.show_line(where + visible(line));
  }

  void explain_suggestions(const search::Results& results) {
    context_.out.flush();
    for (const auto& each : results.suggestions) {
      context_.err.show_line(
          say("suggestion: {}, {} of {} articles", visible(each.text), count(each.articles), count(searcher_.size())));
    }
  }

  void tell_timing() {
    if (!options_.timing) return;
    context_.out.flush();
    context_.err.show_line(timing_.summary());
  }

  void tell_nothing() {
    context_.out.flush();
    if (const auto found = options_.offset > 0 ? searcher_.count(request_) : 0; found > 0) {
      context_.err.show_line(say("archive: nothing after rank {}, {} found", count(options_.offset), count(found)));
      return;
    }
    context_.err.show_line(suggestions_.empty() ? say("archive: no article found")
                                                : say("no article for {}", suggestions_));
    const bool several = request_.query.tree.kind == query::NodeKind::And;
    if (several && !options_.any) context_.err.show_line(say("  hint: --any asks for at least one of the words"));
  }

  std::shared_ptr<const SearchOptions> kept_options_;
  const SearchOptions& options_;
  Context& context_;
  core::Day today_ = core::day_of(context_.now());
  search::Request request_;
  std::unique_ptr<HitPrinter> printer_;
  search::Searcher searcher_;
  Timing timing_;
  std::size_t printed_ = 0;  ///< by print_news()
  Visible suggestions_;      ///< after "no article for"
};

}  // namespace

Run declare_search(Parser& parser) {
  const auto options = std::make_shared<SearchOptions>();
  parser.operands("QUERY", options->words, "What to look for; the words are joined by one space");
  declare_filters(parser, *options);
  parser.flag("--any", options->any, "At least one of the words, instead of all");
  parser.choice("--sort", sorts, options->sort, "Order");
  declare_listing(parser, *options);
  parser.flag("--count", options->count, "Print the number of articles");
  parser.flag("--explain", options->explain, "Print to stderr how the query is understood");
  parser.expression("--since-last", "NAME", options->since_last,
                    "Print what is new since the last time under this name, all of it");
  parser.text("--batch", "FILE", options->batch, "Answer the lines QID<TAB>QUERY of a file, - for stdin");
  parser.flag("--timing", options->timing, "Print to stderr how long the queries took");
  parser.when_unknown([options](const std::string& word) {
    std::string line = "archive search --";
    for (const auto& each : options->words) line += ' ' + each;
    return core::tr("to leave a word out of a search, type: {}", line + ' ' + word);
  });
  return [options](Context& context) {
    if (options->words.empty() && options->batch.empty() && options->no_filter() && !options->since_last) {
      throw core::Error(core::Status::Usage, core::tr("there is nothing to look for"),
                        core::tr("archive search WORDS, a filter such as --from 2024-01-01, or --batch FILE"));
    }
    if (!options->words.empty() && !options->batch.empty()) {
      throw core::Error(core::Status::Usage, core::tr("--batch stands beside a query"),
                        core::tr("give one or the other"));
    }
    if (options->since_last && (!options->batch.empty() || options->count || options->limited)) {
      throw core::Error(core::Status::Usage,
                        core::tr("--since-last prints all that is new, once: no --batch, --count, --limit or --offset"),
                        core::tr("leave the other option out"));
    }
    if (!options->batch.empty() && options->format == HitFormat::Html) {
      throw core::Error(core::Status::Usage, core::tr("--format html answers one query"),
                        core::tr("leave --batch out"));
    }
    // What a pager shows may never be seen, and counts as told all the same.
    if (!options->since_last) use_pager(context);
    constexpr std::size_t one_word = 448 << 10;  // in a small archive
    prepare_memory(one_word);
    const auto search = std::make_shared<Search>(options, context);
    context.kept = search;
    return search->run();
  };
}

}  // namespace archive::cli
