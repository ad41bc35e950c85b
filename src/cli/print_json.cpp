// SPDX-License-Identifier: GPL-3.0-or-later
/// Hits as JSON: one array, or an object a line. The keys are in archive-search(1).
#include <algorithm>

#include "archive/core/error.hpp"
#include "archive/text/utf8.hpp"
#include "hit_printer.hpp"
#include "json.hpp"

namespace archive::cli {
namespace {

struct RankedHit {
  const search::Hit& hit;
  std::size_t rank;
};

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

struct Field {
  const char* name;
  void (*write)(Json&, const RankedHit&);
};

// clang-format off
constexpr Field all_fields[] = {
    {"schema", [](Json& json, const RankedHit&) { json.number(json_schema); }},
    {"rank", [](Json& json, const RankedHit& it) { json.number(static_cast<std::int64_t>(it.rank)); }},
    {"id", [](Json& json, const RankedHit& it) { json.string(to_hex(it.hit.id)); }},
    {"ref", [](Json& json, const RankedHit& it) { json.string_or_null(it.hit.article.ref); }},
    {"score", [](Json& json, const RankedHit& it) { json.real(it.hit.score); }},
    {"title", [](Json& json, const RankedHit& it) { json.string_or_null(it.hit.article.title); }},
    {"date", [](Json& json, const RankedHit& it) { json.day_or_null(it.hit.article.date); }},
    {"source", [](Json& json, const RankedHit& it) { json.string_or_null(it.hit.article.source); }},
    {"url", [](Json& json, const RankedHit& it) { json.string_or_null(it.hit.article.url); }},
    {"author", [](Json& json, const RankedHit& it) { json.strings(it.hit.article.authors); }},
    {"section", [](Json& json, const RankedHit& it) { json.string_or_null(it.hit.article.section); }},
    {"tags", [](Json& json, const RankedHit& it) { json.strings(it.hit.article.tags); }},
    // Articles that stand for others are not folded yet, so each stands for itself alone.
    {"duplicates", [](Json& json, const RankedHit&) { json.number(0); }},
    {"snippets", [](Json& json, const RankedHit& it) { write_snippets(json, it.hit); }},
    {"title_highlights", [](Json& json, const RankedHit& it) {
       write_spans(json, it.hit.article.title, it.hit.title_highlights);
     }},
};
// clang-format on

std::vector<const Field*> pick(const std::vector<std::string>& names) {
  std::vector<const Field*> picked;
  std::string known;
  for (const auto& field : all_fields) {
    known += (known.empty() ? "" : ", ") + std::string(field.name);
    if (names.empty()) picked.push_back(&field);
  }
  for (const auto& name : names) {
    const auto* found = std::find_if(std::begin(all_fields), std::end(all_fields),
                                     [&](const Field& field) { return name == field.name; });
    if (found == std::end(all_fields)) {
      throw core::Error(core::Status::Usage, "--fields does not know \"" + name + "\"", "--fields takes: " + known);
    }
    picked.push_back(found);
  }
  return picked;
}

class JsonPrinter : public HitPrinter {
 public:
  JsonPrinter(Context& context, bool lines, std::vector<const Field*> fields)
      : out_(context.out), lines_(lines), fields_(std::move(fields)) {}

  void print(const Answer& answer) override {
    std::size_t rank = answer.offset;
    for (const auto& hit : answer.results.hits) {
      if (!lines_) out_.write(first_ ? "[\n" : ",\n");
      first_ = false;
      out_.write(object({hit, ++rank}, answer.qid));
      if (lines_) out_.write("\n");
    }
  }

  void end() override {
    if (!lines_) out_.write(first_ ? "[]\n" : "\n]\n");
  }

 private:
  std::string object(const RankedHit& hit, const std::string& qid) const {
    Json json;
    json.open_object();
    if (!qid.empty()) json.key("qid").string(qid);
    for (const Field* field : fields_) {
      json.key(field->name);
      field->write(json, hit);
    }
    return json.close_object().text();
  }

  Output& out_;
  bool lines_;
  std::vector<const Field*> fields_;
  bool first_ = true;
};

}  // namespace

std::unique_ptr<HitPrinter> make_json_printer(Context& context, bool lines, const std::vector<std::string>& fields) {
  return std::make_unique<JsonPrinter>(context, lines, pick(fields));
}

}  // namespace archive::cli
