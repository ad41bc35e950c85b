// SPDX-License-Identifier: GPL-3.0-or-later
#include "html/page.hpp"

#include <algorithm>

#include "archive/dates/publication_line.hpp"
#include "archive/text/utf8.hpp"
#include "html/content.hpp"
#include "html/facts.hpp"
#include "html/parse.hpp"
#include "html/title.hpp"
#include "lines.hpp"
#include "patterns.hpp"

namespace archive::extract::html {
namespace {

constexpr std::size_t longest_note = 200;       // bytes of a line that dates or signs an article
constexpr std::size_t most_removed = 64 << 10;  // bytes of what was cut that are kept
constexpr std::size_t head_blocks = 25;         // before the text, where the line of publication stands

class PageReader {
 public:
  PageReader(core::Article& article, std::string_view text, const Context& context, const Limits& limits)
      : article_(article),
        context_(context),
        limits_(limits),
        tree_(parse(text, limits.depth)),
        facts_(read_facts(tree_)),
        content_(find_content(tree_, facts_.body)),
        publication_(context.capture) {}

  void run() {
    settle_texts();
    read_notes();
    add_dates();
    assemble();
  }

 private:
  static void set(std::string& field, core::Article& article, const char* name, const Said& said) {
    if (!field.empty() || said.value.empty()) return;
    field = text::clean(said.value);
    article.provenance.push_back({name, said.origin, {}});
  }

  void settle_texts() {
    set(article_.title, article_, "title", find_title(content_, tree_, facts_));
    set(article_.source, article_, "source", facts_.source);
    set(article_.section, article_, "section", facts_.section);
    if (facts_.url.value.starts_with("http://") || facts_.url.value.starts_with("https://"))
      set(article_.url, article_, "url", facts_.url);
    std::replace(facts_.language.value.begin(), facts_.language.value.end(), '_', '-');
    const bool plain = facts_.language.value.find_first_not_of(
                           "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-") == std::string::npos;
    if (plain && facts_.language.value.size() <= 20) set(article_.language, article_, "language", facts_.language);
    set_list(article_.authors, "authors", facts_.authors, facts_.authors_origin);
    set_list(article_.tags, "tags", facts_.tags, facts_.tags_origin);
  }

  void set_list(std::vector<std::string>& field, const char* name, const std::vector<std::string>& values,
                const std::string& origin) {
    if (!field.empty() || values.empty()) return;
    for (const auto& value : values) field.push_back(text::clean(value));
    article_.provenance.push_back({name, origin, {}});
  }

  [[nodiscard]] bool in_article(const Block& block) const {
    return !block.cut && tree_.is_inside(block.first, content_.root);
  }

  /// `AFP, publié le jeudi 21 mai 2020 à 00h18`: the line, or what follows a name before it.
  [[nodiscard]] std::optional<dates::PublicationLine> publication_line(std::string_view text) const {
    if (auto found = dates::read_publication_line(text, context_.capture)) return found;
    for (const std::string_view mark : {", ", " - ", " | ", " – ", " • ", " · ", "\n"}) {
      const auto at = text.find(mark);
      if (at == text.npos || at > longest_note / 2) continue;
      if (auto found = dates::read_publication_line(trimmed(text.substr(at + mark.size())), context_.capture))
        return found;
    }
    return std::nullopt;
  }

  /// The lines that date and sign the article, in it and shortly before it.
  void read_notes() {
    const auto first = std::find_if(content_.blocks.begin(), content_.blocks.end(),
                                    [&](const Block& block) { return tree_.is_inside(block.first, content_.root); });
    const auto at = static_cast<std::size_t>(first - content_.blocks.begin());
    for (std::size_t i = at > head_blocks ? at - head_blocks : 0; i < content_.blocks.size(); ++i) {
      Block& block = content_.blocks[i];
      if (i > at && !tree_.is_inside(block.first, content_.root)) break;
      if (block.size > longest_note) continue;
      const auto found = publication_line(block.text);
      if (!found) continue;
      block.cut = true;
      if (found->published)
        publication_.add_published(
            {"visible", found->published->day, found->published->moment, block.text, Trust::Visible});
      if (found->updated)
        publication_.add_updated({"visible", found->updated->day, found->updated->moment, block.text, Trust::Visible});
      if (!found->author.empty() && article_.authors.empty()) {
        article_.authors = split_names(found->author);
        article_.provenance.push_back({"authors", "visible", block.text});
      }
    }
  }

  void add_dates() {
    for (const auto& candidate : facts_.published) publication_.add_published(candidate);
    for (const auto& candidate : facts_.updated) publication_.add_updated(candidate);
    for (const std::string& url : {facts_.url.value, context_.overrides.url})
      if (const auto day = day_of_path(url)) publication_.add_published({"url", *day, {}, url, Trust::Address});
    for (NodeId i = content_.root; i < tree_.nodes[content_.root].end; ++i) {
      const Node& node = tree_.nodes[i];
      if (node.tag != Tag::Time) continue;
      const auto stamp = tree_.value(node, Attr::Datetime);
      if (const auto dated = read_stamp(stamp)) {
        publication_.add_published({"time", dated->day, dated->moment, std::string(stamp), Trust::Time});
        break;
      }
    }
  }

  void assemble() {
    std::string body;
    std::vector<std::string> removed;
    std::size_t removed_size = 0;
    for (const Block& block : content_.blocks) {
      if (!tree_.is_inside(block.first, content_.root)) continue;
      const bool title = block.size < 1000 && is_heading(block.tag) && on_one_line(block.text) == article_.title;
      if (in_article(block) && !title && !is_list_of_links(block)) {
        if (!body.empty()) body += "\n\n";
        body += block.text;
      } else if (!title && removed_size < most_removed) {
        removed_size += block.size;
        removed.push_back(text::clean(block.text));
      }
      if (body.size() > limits_.body) break;
    }
    Reading reading;
    reading.title = false;
    reading.capture = context_.capture;
    reading.publication = &publication_;
    read_plain_text(article_, text::clean(body), reading);
    article_.removed.insert(article_.removed.begin(), std::make_move_iterator(removed.begin()),
                            std::make_move_iterator(removed.end()));
  }

  static bool is_list_of_links(const Block& block) { return block.linked * 2 > block.size && block.size < 200; }

  core::Article& article_;
  const Context& context_;
  const Limits& limits_;
  Tree tree_;
  Facts facts_;
  Content content_;
  Publication publication_;
};

}  // namespace

void read_page(core::Article& article, std::string_view text, const Context& context, const Limits& limits) {
  PageReader(article, text, context, limits).run();
}

}  // namespace archive::extract::html
