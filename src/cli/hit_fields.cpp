// SPDX-License-Identifier: GPL-3.0-or-later
#include "hit_fields.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "archive/core/error.hpp"
#include "archive/text/utf8.hpp"
#include "delimited.hpp"

namespace archive::cli {
namespace {

/// Byte ranges as ranges of code points.
void write_spans(Json& json, std::string_view text, const std::vector<core::Span>& spans) {
  json.open_array();
  std::size_t byte = 0;
  std::int64_t point = 0;
  const auto advance = [&](std::size_t to) {
    point += static_cast<std::int64_t>(text::count_code_points(text.substr(byte, to - byte)));
    byte = to;
    return point;
  };
  for (const auto& span : spans) {
    json.open_array().number(advance(span.begin)).number(advance(span.end)).close_array();
  }
  json.close_array();
}

void write_snippets(Json& json, const search::Hit& hit) {
  json.open_array();
  for (const auto& snippet : hit.snippets) {
    json.open_object().key("text").string(snippet.text).key("highlights");
    write_spans(json, snippet.text, snippet.highlights);
    json.close_object();
  }
  json.close_array();
}

void write_title_highlights(Json& json, const RankedHit& it) {
  write_spans(json, it.hit.article.title, it.hit.title_highlights);
}

std::string title_highlights(const RankedHit& it) {
  Json json;
  write_title_highlights(json, it);
  return json.text();
}

/// A line for each snippet.
std::string snippets_cell(const search::Hit& hit) {
  std::string cell;
  for (const auto& snippet : hit.snippets) cell += (cell.empty() ? "" : "\n") + snippet.text;
  return cell;
}

// clang-format off
constexpr HitField all_fields[] = {
    {"schema", [](Json& json, const RankedHit&) { json.number(json_schema); },
     [](const RankedHit&) { return std::to_string(json_schema); }, false},
    {"rank", [](Json& json, const RankedHit& it) { json.number(static_cast<std::int64_t>(it.rank)); },
     [](const RankedHit& it) { return std::to_string(it.rank); }},
    {"id", [](Json& json, const RankedHit& it) { json.string(to_hex(it.hit.id)); },
     [](const RankedHit& it) { return to_hex(it.hit.id); }},
    {"ref", [](Json& json, const RankedHit& it) { json.string_or_null(it.hit.article.ref); },
     [](const RankedHit& it) { return it.hit.article.ref; }},
    {"score", [](Json& json, const RankedHit& it) { json.real(it.hit.score); },
     [](const RankedHit& it) { return fmt::format("{:.6g}", it.hit.score); }},
    {"title", [](Json& json, const RankedHit& it) { json.string_or_null(it.hit.article.title); },
     [](const RankedHit& it) { return it.hit.article.title; }},
    {"date", [](Json& json, const RankedHit& it) { json.day_or_null(it.hit.article.date); },
     [](const RankedHit& it) { return it.hit.article.date ? core::to_iso(*it.hit.article.date) : std::string(); }},
    {"source", [](Json& json, const RankedHit& it) { json.string_or_null(it.hit.article.source); },
     [](const RankedHit& it) { return it.hit.article.source; }},
    {"url", [](Json& json, const RankedHit& it) { json.string_or_null(it.hit.article.url); },
     [](const RankedHit& it) { return it.hit.article.url; }},
    {"author", [](Json& json, const RankedHit& it) { json.strings(it.hit.article.authors); },
     [](const RankedHit& it) { return joined_cell(it.hit.article.authors); }},
    {"section", [](Json& json, const RankedHit& it) { json.string_or_null(it.hit.article.section); },
     [](const RankedHit& it) { return it.hit.article.section; }},
    {"tags", [](Json& json, const RankedHit& it) { json.strings(it.hit.article.tags); },
     [](const RankedHit& it) { return joined_cell(it.hit.article.tags); }},
    {"duplicates", [](Json& json, const RankedHit& it) { json.number(static_cast<std::int64_t>(it.hit.duplicates)); },
     [](const RankedHit& it) { return std::to_string(it.hit.duplicates); }},
    {"snippets", [](Json& json, const RankedHit& it) { write_snippets(json, it.hit); },
     [](const RankedHit& it) { return snippets_cell(it.hit); }},
    {"title_highlights", write_title_highlights, title_highlights, false},
};
// clang-format on

const HitField* find(const std::string& name) {
  const auto* found = std::find_if(std::begin(all_fields), std::end(all_fields),
                                   [&](const HitField& field) { return name == field.name; });
  return found == std::end(all_fields) ? nullptr : found;
}

}  // namespace

std::vector<std::string> split_fields(std::string_view list) {
  std::vector<std::string> names;
  while (!list.empty()) {
    const std::size_t end = list.find(',');
    if (end != 0) names.emplace_back(list.substr(0, end));
    list.remove_prefix(end == std::string_view::npos ? list.size() : end + 1);
  }
  return names;
}

std::vector<const HitField*> pick_fields(const std::vector<std::string>& names, bool table) {
  std::vector<const HitField*> picked;
  std::string known;
  for (const auto& field : all_fields) {
    known += (known.empty() ? "" : ", ") + std::string(field.name);
    if (names.empty() && (field.in_table || !table)) picked.push_back(&field);
  }
  for (const auto& name : names) {
    const HitField* found = find(name);
    if (found == nullptr) {
      throw core::Error(core::Status::Usage, core::tr("--fields does not know \"{}\"", name),
                        core::tr("--fields takes: {}", known));
    }
    picked.push_back(found);
  }
  return picked;
}

}  // namespace archive::cli
