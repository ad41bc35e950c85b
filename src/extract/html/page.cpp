// SPDX-License-Identifier: GPL-3.0-or-later
#include "html/page.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

#include "archive/dates/dateline.hpp"
#include "archive/dates/publication_line.hpp"
#include "archive/text/utf8.hpp"
#include "html/content.hpp"
#include "html/facts.hpp"
#include "html/parse.hpp"
#include "html/title.hpp"
#include "html/trim.hpp"
#include "lines.hpp"
#include "patterns.hpp"

namespace archive::extract::html {
namespace {

constexpr std::size_t longest_note = 200;       // bytes of a line that dates or signs an article
constexpr std::size_t longest_signature = 100;  // bytes
constexpr std::size_t most_removed = 64 << 10;  // bytes of what was cut that are kept
constexpr std::size_t longest_heading = 1000;   // bytes
constexpr std::size_t shortest_paragraph = 80;  // bytes; shorter ones may be no sentence of the article
constexpr std::size_t head_blocks = 25;         // before the text, where the line of publication stands

class PageReader {
 public:
  PageReader(core::Article& article, std::string_view text, const Publication& publication, const Context& context,
             const Limits& limits)
      : article_(article),
        context_(context),
        limits_(limits),
        tree_(parse(text, limits.depth)),
        facts_(read_facts(tree_)),
        content_(find_content(tree_)),
        publication_(publication) {}

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

  /// `samedi 5 octobre 2019, par Hervé Salaün`: what no other line says is read the other way round. The name may have
  /// been cut as a link to what else its author wrote. `L’ÉCHO | 03.04.2003 | 18h42`: bars part a day from the rest.
  [[nodiscard]] std::optional<dates::PublicationLine> signed_day(std::string_view text) const {
    if (const auto bar = text.find(" | "); bar < longest_note / 2)
      if (auto found =
              dates::read_publication_line(fmt::format("Publié le {}", text.substr(bar + 3)), context_.capture))
        return found;
    const auto at = text.find(" par");
    if (at == text.npos || (at + 4 < text.size() && text[at + 4] != ' ')) return std::nullopt;
    const auto day = trimmed(text.substr(0, text[at - (at > 0 ? 1 : 0)] == ',' ? at - 1 : at));
    const auto name = trimmed(text.substr(at + 4));
    auto found = dates::read_publication_line(
        name.empty() ? fmt::format("Publié le {}", day) : fmt::format("Par {}, le {}", name, day), context_.capture);
    if (found && !found->published) return std::nullopt;
    return found;
  }

  /// The lines that date and sign the article, in it and shortly before it.
  void read_notes() {
    const auto first = std::find_if(content_.blocks.begin(), content_.blocks.end(),
                                    [&](const Block& block) { return tree_.is_inside(block.first, content_.root); });
    const auto at = static_cast<std::size_t>(first - content_.blocks.begin());
    first_block_ = at;
    bool below_title = false, in_text = false;
    for (std::size_t i = at > head_blocks ? at - head_blocks : 0; i < content_.blocks.size(); ++i) {
      Block& block = content_.blocks[i];
      if (i > at && !tree_.is_inside(block.first, content_.root)) break;
      if (!in_text && is_title(block)) {
        below_title = true;
        head_ = std::min(head_, block.first);
      }
      in_text |= i >= at && !block.cut && !is_heading(block.tag) && block.size >= shortest_paragraph;
      if (block.size > longest_note) continue;
      auto found = publication_line(block.text);
      // Further on, such a line may be a sentence.
      if (!found && i <= at + 2) found = signed_day(block.text);
      if (!found && below_title && !in_text && take_day_alone(block)) continue;
      if (!found) {
        take_signature(block, i > at + 2);
        continue;
      }
      block.note = true;
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

  [[nodiscard]] bool is_title(const Block& block) const {
    return is_heading(block.tag) && block.size < longest_heading && on_one_line(block.text) == article_.title;
  }

  /// `12/05/2023` below the title, and nothing else.
  bool take_day_alone(Block& block) {
    const auto found = dates::read_dateline(block.text);
    if (!found || !found->day || !found->place.empty() || !trimmed(block.text.substr(found->span.end)).empty())
      return false;
    block.note = true;
    publication_.add_published({"dateline", *found->day, {}, block.text, Trust::Dateline});
    return true;
  }

  /// `Par Anne Quéré et Yann Le Bris`, alone on a line near the title.
  void take_signature(Block& block, bool far) {
    if (far || block.size > longest_signature || !(block.text.starts_with("Par ") || block.text.starts_with("By ")))
      return;
    // The grammar of lines of publication knows authors; a day makes the line whole.
    const auto found = dates::read_publication_line(block.text + ", le 1er janvier 2000");
    if (!found || found->author.empty()) return;
    block.note = true;
    if (!article_.authors.empty()) return;
    article_.authors = split_names(found->author);
    article_.provenance.push_back({"authors", "visible", block.text});
  }

  void add_dates() {
    for (const auto& candidate : facts_.published) publication_.add_published(candidate);
    for (const auto& candidate : facts_.updated) publication_.add_updated(candidate);
    for (const std::string& url : {facts_.url.value, context_.overrides.url, context_.url})
      if (const auto day = day_of_path(url)) publication_.add_published({"url", *day, {}, url, Trust::Address});
    // The element that holds the text may not hold what stands between it and the title.
    if (!take_time(content_.root, tree_.nodes[content_.root].end) && head_ < content_.root)
      take_time(head_, content_.root);
  }

  /// The first `<time datetime>` of some nodes.
  bool take_time(NodeId first, NodeId end) {
    for (NodeId i = first; i < end; ++i) {
      const Node& node = tree_.nodes[i];
      if (node.tag != Tag::Time) continue;
      const auto stamp = tree_.value(node, Attr::Datetime);
      const auto dated = read_stamp(stamp);
      if (!dated) continue;
      publication_.add_published({"time", dated->day, dated->moment, std::string(stamp), Trust::Time});
      return true;
    }
    return false;
  }

  /// What becomes of a block: Told ones are the title and the lines that date and sign the article.
  enum class Fate { Body, Told, Removed };

  void assemble() {
    const auto fates = judge();
    std::string body;
    std::vector<std::string> removed;
    std::size_t removed_size = 0;
    for (std::size_t i = 0; i < fates.size() && body.size() <= limits_.body; ++i) {
      const Block& block = content_.blocks[i];
      if (fates[i] == Fate::Body) {
        if (!body.empty()) body += "\n\n";
        body += block.text;
      } else if (fates[i] == Fate::Removed && removed_size < most_removed) {
        removed_size += block.size;
        removed.push_back(text::clean(block.text));
      }
    }
    take_told_body(body);
    Reading reading;
    reading.title = false;
    reading.capture = context_.capture;
    reading.publication = &publication_;
    read_plain_text(article_, text::clean(body), reading);
    article_.removed.insert(article_.removed.begin(), std::make_move_iterator(removed.begin()),
                            std::make_move_iterator(removed.end()));
  }

  /// Pages that are built in the browser give their text to machines only.
  void take_told_body(std::string& body) {
    if (facts_.body.size() / 3 <= body.size()) return;
    article_.provenance.push_back({"body", "json-ld", {}});
    if (facts_.body.find('<') == std::string::npos) {
      body = facts_.body;
      return;
    }
    const Tree told = parse(trim(facts_.body, limits_).text, limits_.depth);
    body.clear();
    for (const Block& block : find_blocks(told, std::vector<bool>(told.nodes.size()))) {
      if (!body.empty()) body += "\n\n";
      body += block.text;
    }
  }

  /// The blocks inside the root; those outside are no part of the result.
  std::vector<Fate> judge() {
    auto& blocks = content_.blocks;
    std::erase_if(blocks,
                  [&](const Block& block) { return !tree_.is_inside(block.first, content_.root) && !leads(block); });
    std::vector<Fate> fates(blocks.size(), Fate::Body);
    for (std::size_t i = 0; i < blocks.size(); ++i) {
      const Block& block = blocks[i];
      if (block.note || is_title(block)) fates[i] = Fate::Told;
      else if (block.cut || (is_made_of_links(block) && !is_announced(i)) || block.text.front() == '<')
        fates[i] = Fate::Removed;
    }
    drop_head(fates);
    drop_labels(fates);
    return fates;
  }

  /// Whether a block outside of the root introduces the article: shortly before it, and named so.
  [[nodiscard]] bool leads(const Block& block) const {
    return block.lead && !block.cut && block.first < content_.root && first_block_ - block.number <= head_blocks;
  }

  /// Before the first paragraph stand names, days and times, which are no sentences.
  void drop_head(std::vector<Fate>& fates) const {
    for (std::size_t i = 0; i < fates.size(); ++i) {
      const Block& block = content_.blocks[i];
      if (fates[i] != Fate::Body) continue;
      if (block.size >= shortest_paragraph || ends_sentence(block.text)) return;
      if (!is_heading(block.tag)) fates[i] = Fate::Removed;
    }
  }

  /// A short line that only introduces what was cut goes with it; so does a heading without anything after it.
  void drop_labels(std::vector<Fate>& fates) const {
    bool kept_after = false;
    for (std::size_t i = fates.size(); i-- > 0;) {
      const Block& block = content_.blocks[i];
      if (fates[i] != Fate::Body) continue;
      const bool before_links = i + 1 < fates.size() && fates[i + 1] == Fate::Removed &&
                                is_made_of_links(content_.blocks[i + 1]) && block.size < 40 &&
                                !ends_sentence(block.text);
      if ((is_heading(block.tag) && !kept_after) || before_links) fates[i] = Fate::Removed;
      else kept_after = true;
    }
  }

  /// Whether an item of a list, all links, belongs to the article, since a sentence before the list announces it: `Les
  /// délibérations, commune par commune :`. What leads to other articles of the site is announced by a label.
  [[nodiscard]] bool is_announced(std::size_t number) const {
    constexpr std::size_t shortest = 40;  // bytes of a sentence
    const auto& blocks = content_.blocks;
    if (blocks[number].tag != Tag::Li) return false;
    while (number > 0 && blocks[number].tag == Tag::Li && is_made_of_links(blocks[number])) --number;
    const Block& before = blocks[number];
    return !before.cut && !is_heading(before.tag) && before.size >= shortest && before.linked * 2 < before.size &&
           before.text.ends_with(':') && match_patterns(before.text) == Where::Nowhere;
  }

  static bool is_made_of_links(const Block& block) {
    constexpr std::size_t longest = 300;
    if (block.size > longest) return false;
    return block.linked * 10 > block.size * 9 || (block.linked * 2 > block.size && !ends_sentence(block.text));
  }

  core::Article& article_;
  const Context& context_;
  const Limits& limits_;
  Tree tree_;
  Facts facts_;
  Content content_;
  Publication publication_;
  std::size_t first_block_ = 0;                       ///< the first one inside the root
  NodeId head_ = std::numeric_limits<NodeId>::max();  ///< the title, where it stands before the text
};

}  // namespace

void read_page(core::Article& article, std::string_view text, const Publication& publication, const Context& context,
               const Limits& limits) {
  PageReader(article, text, publication, context, limits).run();
}

}  // namespace archive::extract::html
