// SPDX-License-Identifier: GPL-3.0-or-later
#include "alert_run.hpp"
#include "archive/text/utf8.hpp"
#include "command.hpp"
#include "intake.hpp"
#include "json.hpp"
#include "print_error.hpp"
#include "saved_queries.hpp"
#include "typed_query.hpp"
#include "writing.hpp"

namespace archive::cli {
namespace {

constexpr std::size_t longest_name = 64;  // code points; a name is a word to type

struct AlertOptions : AlertRun {
  std::vector<std::string> words;
};

/// A name stands in queries as `saved:NAME`, so that it has to be one word there.
void require_name(const std::string& name) {
  bool good = text::first_malformed(name) == name.size() && text::count_code_points(name) <= longest_name;
  if (good) {
    const auto query = query::parse("saved:" + name);
    const auto& tree = query.tree;
    good = !query.has_error() && tree.kind == query::NodeKind::Field && tree.text == "saved" &&
           tree.children.front().kind == query::NodeKind::Word && tree.children.front().text == name;
  }
  if (good) return;
  throw core::Error(core::Status::Usage, core::tr("no name for a saved search: \"{}\"", name),
                    core::tr("a name is one word of at most {} letters and digits, with hyphens inside: revue-du-matin",
                             longest_name));
}

/// The query has to be one that can be asked, with the other saved searches that it names.
void require_query(const std::string& name, const std::string& query, const store::Store& store, core::Day today) {
  auto saved = saved_queries(store);
  const auto find = saved.find;
  saved.find = [&, find](const std::string& other) { return other == name ? std::optional(query) : find(other); };
  // Read as if it were saved already, so that a search that leads back to itself is seen.
  const auto typed = typed_query(std::vector<std::string>{query}, {}, today, saved);
  if (typed.names_saved) (void)typed_query(std::vector<std::string>{"saved:" + name}, {}, today, saved);
}

int add(const AlertOptions& options, Context& context) {
  if (options.words.size() < 3)
    throw core::Error(core::Status::Usage, core::tr("alert add takes a name and a query"),
                      core::tr("archive alert add NAME 'QUERY'"));
  const std::string name = text::first_malformed(options.words[1]) == options.words[1].size()
                               ? text::clean(options.words[1])
                               : options.words[1];
  require_name(name);
  std::string query;
  for (std::size_t i = 2; i < options.words.size(); ++i) query += (i == 2 ? "" : " ") + options.words[i];
  auto archive = open_for_writing("archive alert", options.wait, context);
  require_query(name, query, archive.store, core::day_of(context.now()));
  query = text::clean(query);
  if (const auto known = archive.store.saved().find(name)) {
    if (known->query != query)
      throw core::Error(core::Status::Usage, core::tr("there is a saved search \"{}\" already: {}", name, known->query),
                        core::tr("archive alert remove {} takes it away", name));
    if (!context.quiet) context.out.show_line(say("unchanged {}  {}", visible(name), visible(query)));
    return exit_code(core::Status::Done);
  }
  const auto who = decider({}, context);
  archive.store.begin();
  archive.store.saved().add({name, query, who.author, who.at}, archive.store.last_change());
  archive.store.commit();
  if (!context.quiet) context.out.show_line(say("added {}  {}", visible(name), visible(query)));
  return exit_code(core::Status::Done);
}

int list(const AlertOptions& options, Context& context) {
  if (options.words.size() > 1) throw core::Error(core::Status::Usage, core::tr("alert list takes no names"));
  if (options.format != HitFormat::Text && options.format != HitFormat::Json && options.format != HitFormat::Jsonl)
    throw core::Error(core::Status::Usage, core::tr("alert list prints text, json or jsonl"));
  const auto searches = store::Store::open(context.archive, store::Mode::Read).saved().all();
  std::size_t width = 0;
  for (const auto& search : searches) width = std::max(width, shown_width(visible(search.name).bytes()));
  bool first = true;
  for (const auto& search : searches) {
    if (options.format == HitFormat::Text) {
      const std::string gap(width - shown_width(visible(search.name).bytes()) + 2, ' ');
      context.out.show_line(visible(search.name) + Visible::own(gap) + visible(search.query));
      continue;
    }
    Json json;
    json.open_object().key("schema").number(json_schema).key("name").string(search.name);
    json.key("query").string(search.query).key("author").string(search.author);
    json.key("added").string(core::to_rfc3339(search.at)).close_object();
    if (options.format == HitFormat::Json) context.out.write(first ? "[\n" : ",\n");
    context.out.write(json.text() + (options.format == HitFormat::Jsonl ? "\n" : ""));
    first = false;
  }
  if (options.format == HitFormat::Json) context.out.write(first ? "[]\n" : "\n]\n");
  return exit_code(core::Status::Done);
}

int remove(const AlertOptions& options, Context& context) {
  if (options.words.size() < 2)
    throw core::Error(core::Status::Usage, core::tr("alert remove takes at least one name"));
  auto archive = open_for_writing("archive alert", options.wait, context);
  for (std::size_t i = 1; i < options.words.size(); ++i) (void)find_saved(archive.store, options.words[i]);
  archive.store.begin();
  for (std::size_t i = 1; i < options.words.size(); ++i) archive.store.saved().remove(options.words[i]);
  archive.store.commit();
  for (std::size_t i = 1; i < options.words.size(); ++i)
    if (!context.quiet) context.out.show_line(say("removed {}", visible(options.words[i])));
  return exit_code(core::Status::Done);
}

int alert(AlertOptions& options, Context& context) {
  const std::string action = options.words.empty() ? std::string() : options.words.front();
  if (action != "run" && (!options.mail.empty() || !options.exec.empty() || !options.fields.empty()))
    throw core::Error(core::Status::Usage, core::tr("--mail, --exec and --fields belong to alert run"));
  if (action == "add") return add(options, context);
  if (action == "list") return list(options, context);
  if (action == "remove") return remove(options, context);
  if (action == "run") {
    options.names.assign(options.words.begin() + 1, options.words.end());
    return run_alerts(options, context);
  }
  const auto near = nearest(action, {"add", "list", "remove", "run"});
  throw core::Error(
      core::Status::Usage,
      action.empty() ? core::tr("alert needs to know what to do") : core::tr("alert does not know \"{}\"", action),
      near.empty() ? core::tr("archive alert add NAME 'QUERY', list, remove NAME or run [NAME]")
                   : core::tr("did you mean \"{}\"?", near));
}

}  // namespace

Run declare_alert(Parser& parser) {
  const auto options = std::make_shared<AlertOptions>();
  parser.operands("WORD", options->words, "add NAME QUERY, list, remove NAME, or run [NAME]");
  parser.choice("--format", hit_formats, options->format, "Output form");
  parser.text("--fields", "A,B,C", options->fields, "Keys of json, jsonl, csv and tsv, in this order");
  parser.text("--mail", "ADDRESS", options->mail, "run: send a mail for each search with something new");
  parser.text("--exec", "COMMAND", options->exec, "run: call a command for each, with JSON on its input");
  declare_wait(parser, options->wait);
  return [options](Context& context) { return alert(*options, context); };
}

}  // namespace archive::cli
