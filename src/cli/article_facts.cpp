// SPDX-License-Identifier: GPL-3.0-or-later
#include "article_facts.hpp"

#include <algorithm>

#include "paint.hpp"

namespace archive::cli {
namespace {

using entities::Kind;
using entities::Part;

void add_names(ArticleFacts& facts, const core::Article& article, const entities::Known& known) {
  for (const auto& mention : entities::read_names(article.title, article.body, known).mentions) {
    const auto same = [&](const NamedOnce& one) { return one.kind == mention.kind && one.name == mention.name; };
    const auto there = std::find_if(facts.names.begin(), facts.names.end(), same);
    if (there != facts.names.end()) ++there->mentions;
    else facts.names.push_back({mention.kind, mention.name, 1});
  }
  std::stable_sort(facts.names.begin(), facts.names.end(),
                   [](const NamedOnce& a, const NamedOnce& b) { return a.kind < b.kind; });
}

void add_dates(ArticleFacts& facts, const core::Article& article) {
  for (const auto part : {Part::Title, Part::Body}) {
    const std::string& text = part == Part::Title ? article.title : article.body;
    for (const auto& mention : dates::find_dates(text, article.date))
      facts.dates.push_back({text.substr(mention.span.begin, mention.span.size()), part, mention});
  }
}

std::string iso(const std::optional<core::Day>& day) { return day ? core::to_iso(*day) : std::string(); }

/// `jeudi (2024-04-18)`, `avril 2024 (2024-04-01..2024-04-30)`; one that is not resolved as it stands.
std::string in_brackets(const EvokedDate& date) {
  if (!date.mention.interval) return date.text;
  const auto from = iso(date.mention.interval->from), to = iso(date.mention.interval->to);
  return date.text + " (" + (from == to ? from : from + ".." + to) + ")";
}

void print_line(const Visible& label, const std::vector<std::string>& values, Context& context) {
  if (values.empty()) return;
  std::string line;
  for (const auto& value : values) line += (line.empty() ? "" : ", ") + value;
  context.out.show_line(fill(label.bytes() + " " + line, {}, context.width, 0, {}));
}

}  // namespace

ArticleFacts facts_of(const core::Article& article, const entities::Known& known) {
  ArticleFacts facts;
  add_names(facts, article, known);
  add_dates(facts, article);
  return facts;
}

void write_facts(Json& json, const ArticleFacts& facts) {
  json.key("entities").open_array();
  for (const auto& one : facts.names) {
    json.open_object().key("kind").string(entities::name_of(one.kind)).key("name").string(one.name);
    json.key("mentions").number(static_cast<std::int64_t>(one.mentions)).close_object();
  }
  json.close_array().key("dates").open_array();
  for (const auto& one : facts.dates) {
    const dates::Interval interval = one.mention.interval.value_or(dates::Interval{});
    json.open_object().key("text").string(one.text).key("from").string_or_null(iso(interval.from));
    json.key("to").string_or_null(iso(interval.to)).key("grain").string(dates::name_of(one.mention.grain));
    json.close_object();
  }
  json.close_array();
}

void print_facts(const ArticleFacts& facts, Context& context) {
  if (facts.names.empty() && facts.dates.empty()) return;
  context.out.show_line("");
  const auto of_kind = [&](Kind kind) {
    std::vector<std::string> names;
    for (const auto& one : facts.names)
      if (one.kind == kind) names.push_back(one.name);
    return names;
  };
  print_line(say("People:"), of_kind(Kind::Person), context);
  print_line(say("Organisations:"), of_kind(Kind::Org), context);
  print_line(say("Places:"), of_kind(Kind::Place), context);
  print_line(say("Products:"), of_kind(Kind::Product), context);
  std::vector<std::string> days;
  for (const auto& one : facts.dates) {
    auto shown = in_brackets(one);
    if (std::find(days.begin(), days.end(), shown) == days.end()) days.push_back(std::move(shown));
  }
  print_line(say("Dates:"), days, context);
}

}  // namespace archive::cli
