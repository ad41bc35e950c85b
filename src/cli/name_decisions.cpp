// SPDX-License-Identifier: GPL-3.0-or-later
#include "name_decisions.hpp"

#include <algorithm>

#include "archive/core/error.hpp"
#include "archive/ingest/names.hpp"
#include "archive/search/search.hpp"
#include "archive/text/utf8.hpp"
#include "article_id.hpp"
#include "command.hpp"
#include "writing.hpp"

namespace archive::cli {
namespace {

using entities::Kind;
using Origin = store::LessonRow::Origin;

std::vector<std::string>* member(search::Filters& filters, Kind kind) {
  switch (kind) {
    case Kind::Person: return &filters.persons;
    case Kind::Org: return &filters.orgs;
    case Kind::Place: return &filters.places;
    case Kind::Product: break;
  }
  return &filters.products;
}

/// What most articles take the name for.
Kind kind_of(const std::string& name, const Context& context) {
  search::Searcher searcher(context.archive);
  std::optional<Kind> best;
  std::uint64_t most = 0;
  for (const auto kind : {Kind::Person, Kind::Org, Kind::Place, Kind::Product}) {
    search::Request request;
    request.collapse = false;
    *member(request.filters, kind) = {name};
    const auto articles = searcher.count(request);
    if (articles <= most) continue;
    most = articles;
    best = kind;
  }
  if (best) return *best;
  throw core::Error(core::Status::Usage, core::tr("no article names \"{}\", so its kind is not known", name),
                    core::tr("say it: --kind person, org, place or product"));
}

Visible line_of(const store::LessonRow& row) {
  const auto kind = Visible::own(row.kind);
  const auto form = visible(row.form), name = visible(row.name);
  switch (row.origin) {
    case Origin::Alias: return say("alias    {:<8}{} = {}", kind, form, name);
    case Origin::Denied: return say("denied   {:<8}{}", kind, form);
    case Origin::Learned: break;
  }
  const auto where = Visible::own(short_id(row.article));
  return row.name.empty() ? say("learned  {:<8}{}  ({} articles, as {})", kind, form,
                                count(static_cast<std::uint64_t>(row.articles)), where)
                          : say("learned  {:<8}{} = {}  ({} articles, as {})", kind, form, name,
                                count(static_cast<std::uint64_t>(row.articles)), where);
}

int list_lessons(const NameDecision& decision, Context& context) {
  const auto store = store::Store::open(context.archive, store::Mode::Read);
  bool any = false;
  for (const auto& row : store.lessons().all()) {
    if (decision.kind && row.kind != entities::name_of(*decision.kind)) continue;
    context.out.show_line(line_of(row));
    any = true;
  }
  return exit_code(any ? core::Status::Done : core::Status::NothingFound);
}

/// The rows that the operands ask for. Of an alias that is taken back the kind is that it was said with.
std::vector<store::LessonRow> rows_of(const NameDecision& decision, const store::Store& store, const Context& context) {
  const bool alias = decision.words.front() == "alias";
  const std::size_t first_form = alias && !decision.undo ? 2 : 1;
  if (decision.words.size() <= first_form)
    throw core::Error(core::Status::Usage, core::tr("entities {} is not told of what", decision.words.front()),
                      alias ? core::tr("archive entities alias NAME ALIAS..., archive entities alias --undo ALIAS...")
                            : core::tr("archive entities deny NAME..."));
  std::vector<store::LessonRow> rows;
  if (decision.undo) {
    for (const auto& row : store.lessons().all()) {
      const bool asked = std::find(decision.words.begin() + 1, decision.words.end(), row.form) != decision.words.end();
      const bool of_kind = !decision.kind || row.kind == entities::name_of(*decision.kind);
      if (asked && of_kind && row.origin == (alias ? Origin::Alias : Origin::Denied)) rows.push_back(row);
    }
    return rows;
  }
  for (std::size_t i = first_form; i < decision.words.size(); ++i) {
    store::LessonRow row;
    row.origin = alias ? Origin::Alias : Origin::Denied;
    row.form = decision.words[i];
    if (alias) row.name = decision.words[1];
    const Kind kind = decision.kind ? *decision.kind : kind_of(alias ? row.name : row.form, context);
    row.kind = entities::name_of(kind);
    rows.push_back(std::move(row));
  }
  return rows;
}

NameDecision cleaned(const NameDecision& typed) {
  NameDecision decision = typed;
  for (auto& word : decision.words) {
    if (!text::is_valid_utf8(word)) throw core::Error(core::Status::Usage, core::tr("a name is not valid UTF-8"));
    word = text::clean(word);
    if (word.empty()) throw core::Error(core::Status::Usage, core::tr("a name is empty"));
  }
  return decision;
}

}  // namespace

bool is_name_decision(const std::vector<std::string>& words) {
  return !words.empty() && (words.front() == "alias" || words.front() == "deny" || words.front() == "lessons");
}

int decide_names(const NameDecision& typed, Context& context) {
  const auto decision = cleaned(typed);
  if (decision.words.front() == "lessons") return list_lessons(decision, context);
  auto archive = open_for_writing("archive entities", decision.wait, context);
  const auto rows = rows_of(decision, archive.store, context);
  if (rows.empty()) {
    throw core::Error(core::Status::NothingFound, core::tr("nothing of this was said that could be taken back"),
                      core::tr("archive entities lessons lists what was said"));
  }
  const auto saying = decision.undo ? ingest::Saying::TakeBack : ingest::Saying::Say;
  const auto decided = ingest::decide_names(context.archive, archive.store, rows, saying);
  for (const auto& row : decided.rows) {
    if (!context.quiet) context.out.show_line(decision.undo ? say("undone   {}", line_of(row)) : line_of(row));
  }
  return exit_code(core::Status::Done);
}

}  // namespace archive::cli
