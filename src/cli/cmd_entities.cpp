// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "archive/search/search.hpp"
#include "archive/store/store.hpp"
#include "article_id.hpp"
#include "command.hpp"
#include "delimited.hpp"
#include "entity_evidence.hpp"
#include "filter_options.hpp"
#include "intake.hpp"
#include "json.hpp"
#include "name_decisions.hpp"
#include "saved_queries.hpp"
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
  bool evidence = false, undo = false, spreadsheet_safe = false;
  std::chrono::milliseconds wait{30'000};
};

struct Row {
  search::NameCount count;
  Evidence evidence;  ///< empty where none was asked for
  std::vector<std::string> aliases;
};

const char* name_of(index::FacetKind kind) {
  for (const auto& [name, value] : kinds) {
    if (value == kind) return name;
  }
  return "";
}

/// The words as a query; a single word that begins an identifier stands for that article. A word of letters alone is
/// one (`face`) unless it is as long as the identifiers that are printed.
std::vector<std::string> words_of(const EntitiesOptions& options, const store::Store& store) {
  if (options.words.size() != 1) return options.words;
  const std::string& word = options.words.front();
  const bool hexadecimal =
      word.size() >= 4 && word.size() <= 32 && word.find_first_not_of("0123456789abcdefABCDEF") == std::string::npos;
  const bool number = word.find_first_of("0123456789") != std::string::npos || word.size() >= short_id_digits;
  if (!hexadecimal || !number || store.find_prefix(lower_digits(word), 1).empty()) return options.words;
  return {"id:" + to_hex(resolve_id(store, word))};
}

void write_json(Json& json, const Row& row) {
  json.open_object().key("schema").number(json_schema).key("kind").string(name_of(row.count.kind));
  json.key("name").string(row.count.name);
  json.key("articles").number(static_cast<std::int64_t>(row.count.articles));
  json.key("mentions").number(static_cast<std::int64_t>(row.count.mentions));
  json.key("aliases").strings(row.aliases);
  json.key("evidence").string_or_null(row.evidence.sentence).key("rule").string_or_null(row.evidence.rule);
  json.key("article").string_or_null(row.evidence.sentence.empty() ? std::string() : to_hex(row.evidence.article));
  json.close_object();
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

Visible aliases_of(const Row& row) {
  return row.aliases.empty() ? Visible() : say("  = {}", visible(joined_cell(row.aliases)));
}

void print(Context& context, const std::vector<Row>& rows, const EntitiesOptions& options) {
  const auto format = options.format;
  if (format == EntitiesFormat::Json || format == EntitiesFormat::Jsonl) {
    return print_json(context.out, rows, format == EntitiesFormat::Jsonl);
  }
  if (format != EntitiesFormat::Text) {
    if (rows.empty()) return;
    DelimitedWriter table(context.out, format == EntitiesFormat::Csv ? Delimited::Csv : Delimited::Tsv,
                          options.spreadsheet_safe);
    table.row({"kind", "name", "articles", "mentions", "aliases", "evidence", "rule"});
    for (const auto& row : rows) {
      table.row({name_of(row.count.kind), row.count.name, fmt::format("{}", row.count.articles),
                 fmt::format("{}", row.count.mentions), joined_cell(row.aliases), row.evidence.sentence,
                 row.evidence.rule});
    }
    return;
  }
  // What reads a pipe wants names alone.
  if (context.out_terminal && !rows.empty()) context.out.show_line(say("kind   articles mentions  name"));
  for (const auto& row : rows) {
    context.out.show_line(say("{:<8}{:>7} {:>8}  {}", Visible::own(name_of(row.count.kind)), count(row.count.articles),
                              count(row.count.mentions), visible(row.count.name)) +
                          aliases_of(row));
    if (row.evidence.sentence.empty()) continue;
    context.out.show_line(say("{:>26}{}", Visible(), visible(row.evidence.sentence)));
    context.out.show_line(
        say("{:>26}({}, {})", Visible(), visible(row.evidence.rule), Visible::own(short_id(row.evidence.article))));
  }
}

int entities(const EntitiesOptions& options, Context& context) {
  if (is_name_decision(options.words)) {
    NameDecision decision{options.words, {}, options.undo, options.wait};
    for (const auto kind :
         {entities::Kind::Person, entities::Kind::Org, entities::Kind::Place, entities::Kind::Product})
      if (entities::name_of(kind) == name_of(options.kind)) decision.kind = kind;
    return decide_names(decision, context);
  }
  if (options.undo) {
    throw core::Error(core::Status::Usage, core::tr("--undo takes back what was said of a name"),
                      core::tr("archive entities alias --undo ALIAS, archive entities deny --undo NAME"));
  }
  const auto store = store::Store::open(context.archive, store::Mode::Read);
  const core::Day today = core::day_of(context.now());
  search::Request request;
  request.filters = settle_filters(options, today);
  request.collapse = false;
  request.query = typed_query(words_of(options, store), request.filters, today, saved_queries(store)).query;
  search::Searcher searcher(context.archive);
  std::vector<index::FacetKind> asked;
  for (const auto& each : kinds) {
    if (options.kind == index::FacetKind::Source || options.kind == each.second) asked.push_back(each.second);
  }
  const auto counts = searcher.count_names(request, asked);
  EvidenceFinder finder(searcher, context.archive, store);
  std::vector<Row> rows;
  for (const auto& name : counts.names) {
    if (options.limit > 0 && rows.size() == options.limit) break;
    rows.push_back({name, options.evidence ? finder.of(request, name.kind, name.name) : Evidence(),
                    finder.aliases(name.kind, name.name)});
  }
  print(context, rows, options);
  return exit_code(rows.empty() ? core::Status::NothingFound : core::Status::Done);
}

}  // namespace

Run declare_entities(Parser& parser) {
  const auto options = std::make_shared<EntitiesOptions>();
  parser.operands(
      "QUERY", options->words,
      "Identifier of an article, or a query; without it all articles. Or a decision: alias NAME ALIAS..., deny "
      "NAME..., lessons");
  parser.choice("--kind", kinds, options->kind, "Of this kind only");
  parser.flag("--evidence", options->evidence, "With a sentence that names each, and the rule that proves it");
  parser.flag("--undo", options->undo, "With alias or deny: take back what was said");
  declare_filters(parser, *options);
  parser.number("--limit", options->limit, "Print at most so many; 0 for all");
  parser.choice("--format", formats, options->format, "Output form");
  parser.flag("--spreadsheet-safe", options->spreadsheet_safe, "No cell of csv and tsv is a formula");
  declare_wait(parser, options->wait);
  return [options](Context& context) { return entities(*options, context); };
}

}  // namespace archive::cli
