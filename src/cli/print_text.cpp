// SPDX-License-Identifier: GPL-3.0-or-later
/// Hits for people.
#include <algorithm>

#include "archive/core/error.hpp"
#include "article_id.hpp"
#include "date_words.hpp"
#include "hit_printer.hpp"
#include "link.hpp"
#include "paint.hpp"

namespace archive::cli {
namespace {

/// The same for all hits of an answer, so that their column is straight.
std::size_t digits_needed(const std::vector<search::Hit>& hits) {
  std::size_t digits = short_id_digits;
  for (const auto& hit : hits) digits = std::max(digits, hit.id_digits);
  return digits;
}

class TextPrinter : public HitPrinter {
 public:
  explicit TextPrinter(Context& context) : context_(context) {}

  void print(const Answer& answer) override {
    const auto& hits = answer.results.hits;
    if (!answer.qid.empty() && !hits.empty()) context_.out.show_line(say("{}:", visible(answer.qid)));
    const std::size_t digits = digits_needed(hits);
    const std::size_t rank_width = std::max<std::size_t>(2, std::to_string(answer.offset + hits.size()).size());
    std::size_t rank = answer.offset;
    for (const auto& hit : hits) {
      print_hit(hit, say("{:>{}}. ", ++rank, rank_width), to_hex(hit.id).substr(0, digits));
    }
  }

 private:
  void print_hit(const search::Hit& hit, const Visible& rank, const std::string& id) {
    const auto& article = hit.article;
    const std::size_t indent = rank.bytes().size();
    const std::size_t taken = indent + 2 + id.size();
    const std::size_t room = context_.width > taken + 10 ? context_.width - taken : 10;
    const Visible title =
        article.title.empty() ? untitled() : fit(article.title, hit.title_highlights, room, title_ink(context_.style));
    const bool is_inked = context_.style.emphasis && !article.title.empty();
    const std::size_t used = shown_width(is_inked ? fit(article.title, {}, room, {}).bytes() : title.bytes());
    const std::string gap(room > used ? room - used : 0, ' ');
    context_.out.show_line(rank + linked(title, article.url, context_.style) + Visible::own(gap + "  " + id));
    const std::size_t column = std::min(indent, context_.width / 2);
    if (const Visible line = about(hit); !line.empty()) {
      context_.out.show_line(fill(line.bytes(), {}, context_.width, column, {}));
    }
    for (const auto& snippet : hit.snippets) {
      context_.out.show_line(fill(snippet.text, snippet.highlights, context_.width, column, text_ink(context_.style)));
    }
  }

  [[nodiscard]] Visible untitled() const { return say("(untitled)"); }

  [[nodiscard]] Visible about(const search::Hit& hit) const {
    const auto& article = hit.article;
    Visible line;
    if (article.date) line += in_words(*article.date, context_.language);
    if (!article.source.empty()) line += (line.empty() ? Visible() : Visible(" · ")) + visible(article.source);
    if (hit.duplicates > 0) {
      line += line.empty() ? Visible() : Visible(" · ");
      line += say_count("{} duplicate", "{} duplicates", hit.duplicates);
    }
    return line;
  }

  Context& context_;
};

}  // namespace

std::unique_ptr<HitPrinter> make_text_printer(Context& context) { return std::make_unique<TextPrinter>(context); }

}  // namespace archive::cli
