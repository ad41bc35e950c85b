// SPDX-License-Identifier: GPL-3.0-or-later
/// Hits as CSL-JSON, which citation processors (citeproc, Zotero, pandoc) read: one array.
#include "citation.hpp"
#include "hit_printer.hpp"
#include "json.hpp"

namespace archive::cli {
namespace {

void write_day(Json& json, core::Day day) {
  const auto date = core::calendar(day);
  json.open_object().key("date-parts").open_array().open_array().number(static_cast<int>(date.year()));
  json.number(static_cast<unsigned>(date.month())).number(static_cast<unsigned>(date.day()));
  json.close_array().close_array().close_object();
}

void write_authors(Json& json, const std::vector<AuthorName>& names) {
  json.open_array();
  for (const auto& name : names) {
    json.open_object();
    if (name.family.empty()) json.key("literal").string(name.literal);
    else json.key("family").string(name.family).key("given").string(name.given);
    json.close_object();
  }
  json.close_array();
}

class CslPrinter : public HitPrinter {
 public:
  explicit CslPrinter(Context& context) : out_(context.out), citer_(context) {}

  void print(const Answer& answer) override {
    for (const auto& citation : citer_.cite(answer.results.hits)) {
      out_.write((first_ ? "[\n" : ",\n") + entry(citation));
      first_ = false;
    }
  }

  void end() override { out_.write(first_ ? "[]\n" : "\n]\n"); }

 private:
  static std::string entry(const Citation& citation) {
    const auto& article = *citation.article;
    Json json;
    json.open_object().key("id").string(citation.key).key("type").string("article-newspaper");
    const auto field = [&](const char* key, const std::string& value) {
      if (!value.empty()) json.key(key).string(value);
    };
    field("title", article.title);
    if (!citation.authors.empty()) write_authors(json.key("author"), citation.authors);
    field("container-title", article.source);
    field("section", article.section);
    if (article.date) write_day(json.key("issued"), *article.date);
    write_day(json.key("accessed"), citation.accessed);
    field("URL", citation.url);
    field("language", article.language);
    std::string keywords;
    for (const auto& tag : article.tags) keywords += (keywords.empty() ? "" : ", ") + tag;
    field("keyword", keywords);
    return json.close_object().text();
  }

  Output& out_;
  Citer citer_;
  bool first_ = true;
};

}  // namespace

std::unique_ptr<HitPrinter> make_csl_printer(Context& context) { return std::make_unique<CslPrinter>(context); }

}  // namespace archive::cli
