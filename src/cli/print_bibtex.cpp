// SPDX-License-Identifier: GPL-3.0-or-later
/// Hits as a bibliography for LaTeX: entries that BibTeX and biblatex read.
#include "citation.hpp"
#include "hit_printer.hpp"

namespace archive::cli {
namespace {

/// Text between braces: marks for what acts, and a command for each character that LaTeX takes for its own.
std::string escaped(std::string_view text) {
  const Visible shown = visible(text);
  std::string result;
  for (const char c : shown.bytes()) {
    switch (c) {
      case '\\': result += "\\textbackslash{}"; break;
      case '~': result += "\\textasciitilde{}"; break;
      case '^': result += "\\textasciicircum{}"; break;
      case '{':
      case '}':
      case '$':
      case '&':
      case '%':
      case '#':
      case '_': result += '\\'; [[fallthrough]];
      default: result += c;
    }
  }
  return result;
}

/// `Roux, Anne and {Agence Havas}`.
std::string authors(const std::vector<AuthorName>& names) {
  std::string list;
  for (const auto& name : names) {
    const std::string sorted = sorted_name(name);
    if (!list.empty()) list += " and ";
    list += sorted.empty() ? "{" + escaped(name.literal) + "}" : escaped(sorted);
  }
  return list;
}

class BibtexPrinter : public HitPrinter {
 public:
  explicit BibtexPrinter(Context& context) : out_(context.out), citer_(context) {}

  void print(const Answer& answer) override {
    for (const auto& citation : citer_.cite(answer.results.hits)) {
      out_.write((first_ ? "" : "\n") + entry(citation));
      first_ = false;
    }
  }

 private:
  static std::string entry(const Citation& citation) {
    const auto& article = *citation.article;
    std::string text = "@article{" + citation.key;
    const auto field = [&](const char* name, const std::string& value) {
      if (!value.empty()) text += fmt::format(",\n  {} = {{{}}}", name, value);
    };
    if (!article.title.empty()) field("title", '{' + escaped(article.title) + '}');  // capitals stay as they are
    field("author", authors(citation.authors));
    field("journal", escaped(article.source));
    if (article.date) {
      static constexpr const char* months[] = {"jan", "feb", "mar", "apr", "may", "jun",
                                               "jul", "aug", "sep", "oct", "nov", "dec"};
      const auto day = core::calendar(*article.date);
      field("date", core::to_iso(*article.date));
      field("year", std::to_string(static_cast<int>(day.year())));
      text += fmt::format(",\n  month = {}", months[static_cast<unsigned>(day.month()) - 1]);
    }
    field("url", citation.url);
    field("urldate", core::to_iso(citation.accessed));
    field("keywords", keywords(article.tags));
    field("langid", article.language.empty() || article.language == "fr" ? "french" : "");
    return text + "\n}\n";
  }

  static std::string keywords(const std::vector<std::string>& tags) {
    std::string list;
    for (const auto& tag : tags) list += (list.empty() ? "" : ", ") + escaped(tag);
    return list;
  }

  Output& out_;
  Citer citer_;
  bool first_ = true;
};

}  // namespace

std::unique_ptr<HitPrinter> make_bibtex_printer(Context& context) { return std::make_unique<BibtexPrinter>(context); }

}  // namespace archive::cli
