// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/search/search.hpp"
#include "command.hpp"
#include "filter_options.hpp"
#include "print_counts.hpp"
#include "print_error.hpp"
#include "saved_queries.hpp"
#include "typed_query.hpp"

namespace archive::cli {
namespace {

enum class By { All, Day, Week, Month, Year, Source, Section, Tag, Person, Org, Place };

constexpr std::pair<const char*, By> bys[] = {
    {"day", By::Day},         {"week", By::Week}, {"month", By::Month},   {"year", By::Year}, {"source", By::Source},
    {"section", By::Section}, {"tag", By::Tag},   {"person", By::Person}, {"org", By::Org},   {"place", By::Place}};
constexpr std::pair<const char*, CountFormat> formats[] = {
    {"text", CountFormat::Text}, {"json", CountFormat::Json}, {"csv", CountFormat::Csv}, {"tsv", CountFormat::Tsv}};

enum class Collapse { None, Duplicates };

constexpr std::pair<const char*, Collapse> collapses[] = {{"none", Collapse::None},
                                                          {"duplicates", Collapse::Duplicates}};

constexpr std::size_t terminal_limit = 20;

struct CountOptions : FilterOptions {
  std::vector<std::string> words;
  By by = By::All;
  CountFormat format = CountFormat::Text;
  std::size_t limit = 0;  ///< 0: not given
  Collapse collapse = Collapse::None;
  bool any = false, spreadsheet_safe = false;
};

const char* name_of(By by) {
  for (const auto& [name, value] : bys) {
    if (value == by) return name;
  }
  return "";
}

index::FacetKind kind_of(By by) {
  switch (by) {
    case By::Section: return index::FacetKind::Section;
    case By::Tag: return index::FacetKind::Tag;
    case By::Person: return index::FacetKind::Person;
    case By::Org: return index::FacetKind::Org;
    case By::Place: return index::FacetKind::Place;
    default: return index::FacetKind::Source;
  }
}

Period period_of(By by) {
  return by == By::Day ? Period::Day : by == By::Week ? Period::Week : by == By::Month ? Period::Month : Period::Year;
}

std::vector<CountRow> periods(search::Searcher& searcher, const search::Request& request, By by, Context& context) {
  const auto counts = searcher.count_days(request);
  auto rows = gather(counts, period_of(by), request.filters.from, request.filters.to);
  if (counts.undated > 0 && !context.quiet) {
    context.out.flush();
    context.err.show_line(say_count("remark: {} article has no date [undated]",
                                    "remark: {} articles have no date [undated]", counts.undated));
  }
  return rows;
}

std::vector<CountRow> names(search::Searcher& searcher, const search::Request& request, By by, std::size_t limit) {
  const auto counts = searcher.count_names(request, {kind_of(by)});
  std::vector<CountRow> rows;
  for (const auto& each : counts.names) {
    if (limit > 0 && rows.size() == limit) break;
    rows.push_back({each.name, each.articles});
  }
  if (counts.without > 0) rows.push_back({no_name, counts.without});
  return rows;
}

int count(const CountOptions& options, Context& context) {
  const core::Day today = core::day_of(context.now());
  search::Request request;
  request.filters = settle_filters(options, today);
  request.any = options.any;
  request.collapse = options.collapse == Collapse::Duplicates;
  const auto typed = typed_query(options.words, request.filters, today, saved_queries(context));
  request.query = typed.query;
  search::Searcher searcher(context.archive);
  for (const auto& remark : all_remarks(typed, {})) print_remark(context, remark, {});
  if (options.by == By::All) {
    const auto articles = searcher.count(request);
    if (options.format == CountFormat::Text) context.out.write(fmt::format("{}\n", articles));
    else
      print_counts(context, "all", {{"all", articles}}, options.format,
                   {.timeline = false, .spreadsheet_safe = options.spreadsheet_safe});
    return exit_code(articles > 0 ? core::Status::Done : core::Status::NothingFound);
  }
  const bool timeline = options.by <= By::Year;
  const std::size_t limit = options.limit > 0 || !context.out_terminal ? options.limit : terminal_limit;
  const auto rows =
      timeline ? periods(searcher, request, options.by, context) : names(searcher, request, options.by, limit);
  print_counts(context, name_of(options.by), rows, options.format,
               {.timeline = timeline, .spreadsheet_safe = options.spreadsheet_safe});
  return exit_code(rows.empty() ? core::Status::NothingFound : core::Status::Done);
}

}  // namespace

Run declare_count(Parser& parser) {
  const auto options = std::make_shared<CountOptions>();
  parser.operands("QUERY", options->words, "What to look for, as in a search; without it all articles");
  parser.choice("--by", bys, options->by, "What to count by; without it one number");
  declare_filters(parser, *options);
  parser.flag("--any", options->any, "At least one of the words, instead of all");
  parser.number("--limit", options->limit, "Print at most so many names (20 on a terminal, else all)");
  parser.choice("--collapse", collapses, options->collapse, "Whether copies of one article count as one");
  parser.choice("--format", formats, options->format, "Output form");
  parser.flag("--spreadsheet-safe", options->spreadsheet_safe, "No cell of csv and tsv is a formula");
  return [options](Context& context) { return count(*options, context); };
}

}  // namespace archive::cli
