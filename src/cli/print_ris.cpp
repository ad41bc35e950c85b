// SPDX-License-Identifier: GPL-3.0-or-later
/// Hits in the RIS format of reference managers: newspaper articles, a tag and a value on each line.
#include "citation.hpp"
#include "hit_printer.hpp"

namespace archive::cli {
namespace {

/// `2024/04/20/`: the fourth part, which says more, is empty.
std::string ris_day(core::Day day) {
  std::string text = core::to_iso(day);
  for (char& c : text) c = c == '-' ? '/' : c;
  return text + '/';
}

class RisPrinter : public HitPrinter {
 public:
  explicit RisPrinter(Context& context) : out_(context.out), citer_(context) {}

  void print(const Answer& answer) override {
    for (const auto& citation : citer_.cite(answer.results.hits)) out_.write(entry(citation));
  }

 private:
  static std::string entry(const Citation& citation) {
    const auto& article = *citation.article;
    std::string text = "TY  - NEWS\n";
    const auto field = [&](const char* tag, std::string_view value) {
      if (!value.empty()) text += fmt::format("{}  - {}\n", tag, visible(value));
    };
    field("ID", citation.key);
    field("TI", article.title);
    for (const auto& name : citation.authors) {
      const std::string sorted = sorted_name(name);
      field("AU", sorted.empty() ? name.literal : sorted);
    }
    field("T2", article.source);
    field("SE", article.section);
    if (article.date) {
      field("PY", core::to_iso(*article.date).substr(0, 4));
      field("DA", ris_day(*article.date));
    }
    field("LA", article.language);
    for (const auto& tag : article.tags) field("KW", tag);
    field("UR", citation.url);
    field("Y2", ris_day(citation.accessed));
    return text + "ER  - \n\n";
  }

  Output& out_;
  Citer citer_;
};

}  // namespace

std::unique_ptr<HitPrinter> make_ris_printer(Context& context) { return std::make_unique<RisPrinter>(context); }

}  // namespace archive::cli
