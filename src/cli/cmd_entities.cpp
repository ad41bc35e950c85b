// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "archive/search/search.hpp"
#include "archive/store/store.hpp"
#include "command.hpp"
#include "delimited.hpp"
#include "filter_options.hpp"
#include "json.hpp"
#include "typed_query.hpp"

namespace archive::cli {
namespace {

enum class EntitiesFormat { Text, Json, Jsonl, Csv, Tsv };

constexpr std::pair<const char*, EntitiesFormat> formats[] = {{"text", EntitiesFormat::Text},
                                                              {"json", EntitiesFormat::Json},
                                                              {"jsonl", EntitiesFormat::Jsonl},
                                                              {"csv", EntitiesFormat::Csv},
                                                              {"tsv", EntitiesFormat::Tsv}};
constexpr std::pair<const char*, index::FacetKind> kinds[] = {{"person", index::FacetKind::Person},
                                                              {"org", index::FacetKind::Org},
                                                              {"place", index::FacetKind::Place},
                                                              {"product", index::FacetKind::Product}};

struct EntitiesOptions : FilterOptions {
  std::vector<std::string> words;
  index::FacetKind kind = index::FacetKind::Source;  ///< of no entity: all kinds
  EntitiesFormat format = EntitiesFormat::Text;
  std::size_t limit = 50;
  bool evidence = false;
};

struct Row {
  search::NameCount count;
  std::string sentence;  ///< that names it; empty where none was asked for
};

const char* name_of(index::FacetKind kind) {
  for (const auto& [name, value] : kinds) {
    if (value == kind) return name;
  }
  return "";
}

/// The words as a query; a single word that is the beginning of one identifier stands for that article.
std::vector<std::string> words_of(const EntitiesOptions& options, const Context& context) {
  if (options.words.size() != 1) return options.words;
  const std::string& word = options.words.front();
  const bool hexadecimal =
      word.size() >= 4 && word.size() <= 32 && word.find_first_not_of("0123456789abcdefABCDEF") == std::string::npos;
  if (!hexadecimal) return options.words;
  const auto found = store::Store::open(context.archive, store::Mode::Read).find_prefix(word, 2);
  return found.size() == 1 ? std::vector{"id:" + word} : options.words;
}

/// The best sentence that names it, among the same articles.
std::string sentence_of(search::Searcher& searcher, search::Request request, const search::NameCount& name) {
  request.limit = 1;
  auto& filters = request.filters;
  if (name.kind == index::FacetKind::Person) filters.persons = {name.name};
  else if (name.kind == index::FacetKind::Org) filters.orgs = {name.name};
  else if (name.kind == index::FacetKind::Place) filters.places = {name.name};
  else return {};
  const auto results = searcher.run(request);
  return results.hits.empty() || results.hits.front().snippets.empty() ? std::string()
                                                                       : results.hits.front().snippets.front().text;
}

void write_json(Json& json, const Row& row) {
  json.open_object().key("schema").number(json_schema).key("kind").string(name_of(row.count.kind));
  json.key("name").string(row.count.name);
  json.key("articles").number(static_cast<std::int64_t>(row.count.articles));
  json.key("mentions").number(static_cast<std::int64_t>(row.count.mentions));
  json.key("evidence").string_or_null(row.sentence).close_object();
}

void print_json(Output& out, const std::vector<Row>& rows, bool lines) {
  Json all;
  if (!lines) all.open_array();
  for (const auto& row : rows) {
    Json one;
    write_json(lines ? one : all, row);
    if (lines) out.write(one.text() + '\n');
  }
  if (!lines) out.write(all.close_array().text() + '\n');
}

void print(Context& context, const std::vector<Row>& rows, EntitiesFormat format) {
  if (format == EntitiesFormat::Json || format == EntitiesFormat::Jsonl) {
    return print_json(context.out, rows, format == EntitiesFormat::Jsonl);
  }
  if (format != EntitiesFormat::Text) {
    if (rows.empty()) return;
    DelimitedWriter table(context.out, format == EntitiesFormat::Csv ? Delimited::Csv : Delimited::Tsv);
    table.row({"kind", "name", "articles", "mentions", "evidence"});
    for (const auto& row : rows) {
      table.row({name_of(row.count.kind), row.count.name, fmt::format("{}", row.count.articles),
                 fmt::format("{}", row.count.mentions), row.sentence});
    }
    return;
  }
  for (const auto& row : rows) {
    context.out.show_line(say("{:<8}{:>7} {:>8}  {}", Visible::own(name_of(row.count.kind)), count(row.count.articles),
                              count(row.count.mentions), visible(row.count.name)));
    if (!row.sentence.empty()) context.out.show_line(say("{:>26}{}", Visible(), visible(row.sentence)));
  }
}

int entities(const EntitiesOptions& options, Context& context) {
  const core::Day today = core::day_of(context.now());
  search::Request request;
  request.filters = settle_filters(options, today);
  request.query = typed_query(words_of(options, context), request.filters, today).query;
  search::Searcher searcher(context.archive);
  std::vector<index::FacetKind> asked;
  for (const auto& each : kinds) {
    if (options.kind == index::FacetKind::Source || options.kind == each.second) asked.push_back(each.second);
  }
  const auto counts = searcher.count_names(request, asked);
  std::vector<Row> rows;
  for (const auto& name : counts.names) {
    if (options.limit > 0 && rows.size() == options.limit) break;
    rows.push_back({name, options.evidence ? sentence_of(searcher, request, name) : std::string()});
  }
  print(context, rows, options.format);
  return exit_code(rows.empty() ? core::Status::NothingFound : core::Status::Done);
}

}  // namespace

Run declare_entities(Parser& parser) {
  const auto options = std::make_shared<EntitiesOptions>();
  parser.operands("QUERY", options->words, "Identifier of an article, or a query; without it all articles");
  parser.choice("--kind", kinds, options->kind, "Of this kind only");
  parser.flag("--evidence", options->evidence, "With a sentence that names each");
  declare_filters(parser, *options);
  parser.number("--limit", options->limit, "Print at most so many; 0 for all");
  parser.choice("--format", formats, options->format, "Output form");
  return [options](Context& context) { return entities(*options, context); };
}

}  // namespace archive::cli
