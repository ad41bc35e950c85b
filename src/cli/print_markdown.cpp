// SPDX-License-Identifier: GPL-3.0-or-later
/// Hits as a numbered list in Markdown (CommonMark), titles linked, what matched in bold.
#include "date_words.hpp"
#include "hit_printer.hpp"
#include "link.hpp"

namespace archive::cli {
namespace {

/// Writes text in which nothing is a mark of Markdown, and bold where it is highlighted.
class MarkdownText {
 public:
  std::string write(std::string_view text, const std::vector<core::Span>& highlights = {}) {
    auto at = highlights.begin();
    GlyphReader reader(text);
    for (Glyph glyph; reader.next(glyph);) {
      if (at != highlights.end() && bold_ && glyph.begin >= at->end) {
        toggle();
        ++at;
      }
      if (at != highlights.end() && !bold_ && glyph.begin >= at->begin) toggle();
      for (const char c : glyph.shown) put(c);
    }
    if (bold_) toggle();
    return std::move(result_);
  }

 private:
  void toggle() {
    result_ += "**";
    bold_ = !bold_;
  }

  void put(char c) {
    const bool digits = !result_.empty() && result_.find_first_not_of("0123456789") == result_.npos;
    const bool always = std::string_view("\\`*_[]<>|~&#@$").find(c) != std::string_view::npos;
    // A list or a heading begins only where a line does; an address is made a link of by some readers.
    const bool at_start = (result_.empty() && std::string_view("+-=:").find(c) != std::string_view::npos) ||
                          (digits && (c == '.' || c == ')'));
    const bool address = c == ':' || (c == '.' && result_.ends_with("www"));
    if (always || at_start || address) result_ += '\\';
    result_ += c;
  }

  std::string result_;
  bool bold_ = false;
};

std::string markdown(std::string_view text, const std::vector<core::Span>& highlights = {}) {
  return MarkdownText().write(text, highlights);
}

class MarkdownPrinter : public HitPrinter {
 public:
  explicit MarkdownPrinter(Context& context) : context_(context) {}

  void print(const Answer& answer) override {
    const auto& hits = answer.results.hits;
    if (!answer.qid.empty() && !hits.empty()) {
      context_.out.write((begun_ ? "\n## " : "## ") + markdown(answer.qid) + "\n\n");
    }
    begun_ = begun_ || !hits.empty();
    std::size_t rank = answer.offset;
    for (const auto& hit : hits) print_hit(hit, fmt::format("{}. ", ++rank));
  }

 private:
  void print_hit(const search::Hit& hit, const std::string& number) {
    const auto& article = hit.article;
    std::string text = number;
    const std::string title =
        article.title.empty() ? core::tr("(untitled)").shown() : markdown(article.title, hit.title_highlights);
    text += is_web_address(article.url) ? "[" + title + "](" + percent_encoded(article.url) + ")" : title;
    const std::string indent(number.size(), ' ');
    std::string about;
    const auto add = [&](const std::string& part) { about += part.empty() ? "" : (about.empty() ? "" : " · ") + part; };
    if (!article.source.empty()) add("*" + markdown(article.source) + "*");
    if (article.date) add(in_words(*article.date, context_.language).bytes());
    for (const auto& author : article.authors) add(markdown(author));
    if (hit.duplicates > 0) add(core::ntr("{} duplicate", "{} duplicates", hit.duplicates));
    add("`" + to_hex(hit.id).substr(0, hit.id_digits) + "`");
    text += "  \n" + indent + about + "\n";
    for (const auto& snippet : hit.snippets) {
      text += "\n" + indent + "> " + markdown(snippet.text, snippet.highlights) + "\n";
    }
    context_.out.write(text + (hit.snippets.empty() ? "" : "\n"));
  }

  Context& context_;
  bool begun_ = false;
};

}  // namespace

std::unique_ptr<HitPrinter> make_markdown_printer(Context& context) {
  return std::make_unique<MarkdownPrinter>(context);
}

}  // namespace archive::cli
