// SPDX-License-Identifier: GPL-3.0-or-later
#include "html/content.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "html/names.hpp"
#include "lines.hpp"

namespace archive::extract::html {
namespace {

using namespace std::string_view_literals;

/// Sums over the nodes of a tree, for any element in constant time.
class Sums {
 public:
  explicit Sums(const Tree& tree) : tree_(tree), before_(tree.nodes.size() + 1) {}
  void add(NodeId node, double value) { before_[node + 1] += value; }
  void finish() {
    for (std::size_t i = 1; i < before_.size(); ++i) before_[i] += before_[i - 1];
  }
  [[nodiscard]] double of(NodeId node) const { return before_[tree_.nodes[node].end] - before_[node]; }
  [[nodiscard]] double all() const { return before_.back(); }

 private:
  const Tree& tree_;
  std::vector<double> before_;
};

/// How much is held against an element: names are the weakest sign.
enum class Strictness { Names, Tags };

class Finder {
 public:
  explicit Finder(const Tree& tree)
      : tree_(tree), signs_(tree.nodes.size()), prose_(tree), text_(tree), linked_(tree), quotes_(tree) {
    measure();
    Names names;
    for (NodeId i = 1; i < tree.nodes.size(); ++i)
      if (tree.nodes[i].tag != Tag::Text) signs_[i] = names.read(tree, tree.nodes[i]);
  }

  Content run() {
    Content strict = find(Strictness::Names);
    // Where little is left, the names lied.
    constexpr double little = 0.2;
    if (value_ >= little * (prose_.all() - foreign_)) return strict;
    const double before = value_;
    Content lax = find(Strictness::Tags);
    return value_ > 2 * before ? lax : strict;
  }

 private:
  /// Text, text in links, and prose: text outside of links, in pieces that could be sentences.
  void measure() {
    constexpr std::size_t sentence = 40;
    NodeId link_end = 0, unseen_end = 0;
    for (NodeId i = 0; i < tree_.nodes.size(); ++i) {
      const Node& node = tree_.nodes[i];
      if (node.tag == Tag::Blockquote) quotes_.add(i, 1);
      if (node.tag == Tag::A || node.tag == Tag::Button) link_end = std::max(link_end, node.end);
      if (node.tag == Tag::Script || node.tag == Tag::Head) unseen_end = std::max(unseen_end, node.end);
      if (node.tag != Tag::Text || i < unseen_end) continue;
      const auto size = trimmed(tree_.text(node)).size();
      text_.add(i, static_cast<double>(size));
      if (i < link_end) linked_.add(i, static_cast<double>(size));
      else if (size >= sentence) prose_.add(i, static_cast<double>(size));
    }
    for (Sums* sums : {&prose_, &text_, &linked_, &quotes_}) sums->finish();
  }

  Content find(Strictness strictness) {
    std::vector<bool> cut(tree_.nodes.size());
    foreign_ = 0;
    for (NodeId i = 1; i < tree_.nodes.size(); ++i) {
      const Node& node = tree_.nodes[i];
      cut[i] = cut[node.parent];
      if (cut[i] || node.tag == Tag::Text) continue;
      cut[i] = is_foreign(i) || is_no_article(i, node, strictness);
      if (cut[i] && is_foreign(i)) foreign_ += prose_.of(i);
    }
    Content content;
    content.blocks = find_blocks(tree_, cut);
    content.root = choose_root(content.blocks, cut);
    for (Block& block : content.blocks)
      for (const NodeId node : {block.node, tree_.nodes[block.node].parent})
        block.lead = block.lead || signs_[node].has(Sign::Lead);
    return content;
  }

  [[nodiscard]] bool is_no_article(NodeId id, const Node& node, Strictness strictness) const {
    switch (node.tag) {
      case Tag::Script:
      case Tag::Head:
      case Tag::Select:
      case Tag::Option:
      case Tag::Input:
      case Tag::Button:
      case Tag::Label:
      case Tag::Nav:
      case Tag::Dialog:
      case Tag::Menu:
      case Tag::Figcaption:
      case Tag::Object:
      case Tag::Legend: return true;
      case Tag::Html:
      case Tag::Body:
      case Tag::Main: return false;
      default: break;
    }
    if (is_body(node)) return false;
    const Signs signs = signs_[id];
    const double own = prose_.of(id), all = prose_.all();
    const bool names = strictness == Strictness::Names;
    if (own > 0.4 * all) return false;
    if (is_hidden(node)) return true;
    if (node.tag == Tag::Aside || node.tag == Tag::Footer || node.tag == Tag::Form) return true;
    constexpr double longest_caption = 300, longest_header = 200;
    if (node.tag == Tag::Figure && own < longest_caption) return true;
    if (node.tag == Tag::Header && own < longest_header) return true;
    if (has_outer_role(node)) return true;
    if (!names || signs.has(Sign::Keep)) return false;
    if (signs.has(Sign::Lead) && !signs.has(Sign::Cut)) return false;
    if (signs.has(Sign::Cut)) return true;
    // A message quoted is shown as a picture is.
    if (signs.has(Sign::Media) && own < longest_caption && quotes_.of(id) == 0) return true;
    return signs.has(Sign::Weak) && linked_.of(id) * 2 > text_.of(id);
  }

  /// Comments and notices may be longer than the article, which is then somewhere else.
  [[nodiscard]] bool is_foreign(NodeId id) const {
    const Tag tag = tree_.nodes[id].tag;
    if (tag == Tag::Html || tag == Tag::Body || tag == Tag::Main || is_body(tree_.nodes[id])) return false;
    constexpr double shortest_article = 250;
    return signs_[id].has(Sign::Never) && !signs_[id].has(Sign::Keep) &&
           prose_.all() - prose_.of(id) > shortest_article;
  }

  [[nodiscard]] bool is_body(const Node& node) const {
    const auto itemprop = tree_.value(node, Attr::Itemprop);
    return itemprop == "articleBody" || itemprop == "reviewBody";
  }

  [[nodiscard]] bool has_outer_role(const Node& node) const {
    constexpr std::array roles{"alertdialog"sv, "banner"sv,     "complementary"sv, "contentinfo"sv, "dialog"sv,
                               "menu"sv,        "navigation"sv, "search"sv,        "toolbar"sv};
    return std::find(roles.begin(), roles.end(), tree_.value(node, Attr::Role)) != roles.end();
  }

  [[nodiscard]] bool is_hidden(const Node& node) const {
    if (tree_.has(node, Attr::Hidden) || tree_.value(node, Attr::AriaHidden) == "true") return true;
    const auto style = tree_.value(node, Attr::Style);
    if (style.empty()) return false;
    std::string text;
    for (const char c : style)
      if (c != ' ') text += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return text.find("display:none") != text.npos || text.find("visibility:hidden") != text.npos;
  }

  /// What a block speaks for its surroundings being an article: its size, less what is linked. Found by trying on
  /// pages of many sites, as are the bonuses.
  static double value(const Block& block) {
    if (block.cut) return 0;
    const double size = static_cast<double>(block.size), linked = static_cast<double>(block.linked);
    if (linked * 2 > size) return -10 - linked / 2;
    if (is_heading(block.tag)) return 0;
    if (block.size >= 80) return size - 2 * linked;
    if (block.tag == Tag::Tr || block.tag == Tag::Td) return 0;
    if (ends_sentence(block.text)) return size / 2 - linked;
    return -5;
  }

  [[nodiscard]] double bonus(NodeId id) const {
    const Node& node = tree_.nodes[id];
    if (is_body(node)) return 1.5;
    if (signs_[id].has(Sign::Body)) return 1.3;
    if (node.tag == Tag::Article) return 1.15;
    return signs_[id].has(Sign::Good) && !signs_[id].has(Sign::Cut) ? 1.1 : 1.0;
  }

  [[nodiscard]] bool says_body(NodeId id) const { return signs_[id].has(Sign::Body) || is_body(tree_.nodes[id]); }

  NodeId choose_root(const std::vector<Block>& blocks, const std::vector<bool>& cut) {
    Sums values(tree_);
    for (const Block& block : blocks) values.add(block.first, value(block));
    values.finish();
    NodeId best = 0;
    double best_value = 0;
    for (NodeId i = 1; i < tree_.nodes.size(); ++i) {
      if (cut[i] || !(is_block(tree_.nodes[i].tag) || tree_.nodes[i].tag == Tag::Other)) continue;
      const double own = values.of(i) * bonus(i);
      if (own >= best_value) best = i, best_value = own;
    }
    best = inner_section(inner_body(best, values, cut), values);
    value_ = values.of(best);
    return best;
  }

  /// The one section that holds nearly all, where the others stand beside it: each is headed by a heading of the rank of
  /// its own, as parts of a page are and chapters of an article are not.
  [[nodiscard]] NodeId inner_section(NodeId root, const Sums& values) const {
    constexpr double share = 0.8;
    NodeId largest = root, others = 0;
    for (NodeId i = root + 1; i < tree_.nodes[root].end; i = tree_.nodes[i].end) {
      if (tree_.nodes[i].tag != Tag::Section) continue;
      ++others;
      if (values.of(i) >= share * values.of(root)) largest = i;
    }
    if (largest == root || others < 2) return root;
    const auto rank = first_heading(largest);
    for (NodeId i = root + 1; i < tree_.nodes[root].end; i = tree_.nodes[i].end)
      if (tree_.nodes[i].tag == Tag::Section && first_heading(i) != rank) return root;
    return rank ? largest : root;
  }

  [[nodiscard]] std::optional<Tag> first_heading(NodeId element) const {
    for (NodeId i = element; i < tree_.nodes[element].end; ++i)
      if (is_heading(tree_.nodes[i].tag)) return tree_.nodes[i].tag;
    return std::nullopt;
  }

  /// The one element inside that is said to hold the text of the article, where one does and holds enough.
  [[nodiscard]] NodeId inner_body(NodeId root, const Sums& values, const std::vector<bool>& cut) const {
    constexpr double share = 0.25, of_all_bodies = 0.7, least = 200;
    NodeId largest = root;
    double largest_value = 0, sum = 0;
    for (NodeId i = root + 1; i < tree_.nodes[root].end;) {
      if (cut[i] || tree_.nodes[i].tag == Tag::Text || !says_body(i)) {
        ++i;
        continue;
      }
      const double own = values.of(i);
      sum += std::max(0.0, own);
      if (own > largest_value) largest = i, largest_value = own;
      i = tree_.nodes[i].end;
    }
    const bool enough =
        largest_value >= least && largest_value >= share * values.of(root) && largest_value >= of_all_bodies * sum;
    return enough ? largest : root;
  }

  const Tree& tree_;
  std::vector<Signs> signs_;
  Sums prose_, text_, linked_, quotes_;
  double value_ = 0;    ///< of the root chosen last
  double foreign_ = 0;  ///< prose of comments and notices
};

}  // namespace

Content find_content(const Tree& tree) { return Finder(tree).run(); }

}  // namespace archive::extract::html
