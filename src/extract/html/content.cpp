// SPDX-License-Identifier: GPL-3.0-or-later
#include "html/content.hpp"

#include <algorithm>
#include <array>

#include "html/names.hpp"
#include "lines.hpp"

namespace archive::extract::html {
namespace {

using namespace std::string_view_literals;

class Finder {
 public:
  explicit Finder(const Tree& tree) : tree_(tree), cut_(tree.nodes.size()), bonus_(tree.nodes.size(), 1.0F) {}

  Content run() {
    measure_prose();
    mark();
    Content content;
    content.blocks = find_blocks(tree_, cut_);
    content.root = choose_root(content.blocks);
    return content;
  }

 private:
  /// Bytes of text outside of links, in pieces that could be sentences, before each node.
  void measure_prose() {
    prose_.resize(tree_.nodes.size() + 1);
    NodeId link_end = 0;
    for (NodeId i = 0; i < tree_.nodes.size(); ++i) {
      const Node& node = tree_.nodes[i];
      prose_[i + 1] = prose_[i];
      if (node.tag == Tag::A || node.tag == Tag::Button) link_end = std::max(link_end, node.end);
      if (node.tag != Tag::Text || i < link_end) continue;
      constexpr std::size_t sentence = 40;
      const auto text = trimmed(tree_.text(node));
      if (text.size() >= sentence) prose_[i + 1] += text.size();
    }
  }

  [[nodiscard]] std::size_t prose(NodeId node) const { return prose_[tree_.nodes[node].end] - prose_[node]; }

  void mark() {
    for (NodeId i = 1; i < tree_.nodes.size(); ++i) {
      const Node& node = tree_.nodes[i];
      const bool outer = cut_[node.parent];
      cut_[i] = outer || (node.tag != Tag::Text && is_no_article(i, node));
    }
  }

  bool is_no_article(NodeId id, const Node& node) {
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
    const NameSigns signs = names_.read(tree_, node);
    const auto itemprop = tree_.value(node, Attr::Itemprop);
    const bool is_body = itemprop == "articleBody" || itemprop == "reviewBody";
    if (is_body) bonus_[id] = 1.5F;
    else if (node.tag == Tag::Article) bonus_[id] = 1.15F;
    else if (signs.good && !signs.cut) bonus_[id] = 1.1F;
    if (is_body) return false;
    const std::size_t own = prose(id), all = prose_.back();
    const bool most = own * 5 > all * 2;
    if (is_hidden(node)) return !most;
    if (most) return false;
    if (node.tag == Tag::Aside || node.tag == Tag::Footer || node.tag == Tag::Form || node.tag == Tag::Figure)
      return true;
    const auto role = tree_.value(node, Attr::Role);
    for (const auto name : {"navigation"sv, "complementary"sv, "banner"sv, "contentinfo"sv, "search"sv, "dialog"sv,
                            "alertdialog"sv, "menu"sv, "toolbar"sv})
      if (role == name) return true;
    if (signs.cut || signs.media) return true;
    if (node.tag == Tag::Header && own < 200) return true;
    return false;
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

  /// What a block speaks for its surroundings being an article.
  static double value(const Block& block) {
    if (block.cut) return 0;
    const double size = static_cast<double>(block.size), linked = static_cast<double>(block.linked);
    if (linked * 2 > size) return -10 - linked / 2;
    if (is_heading(block.tag)) return 0;
    if (block.size >= 80) return size - 2 * linked;
    if (ends_sentence(block.text)) return size / 2 - linked;
    return -5;
  }

  NodeId choose_root(const std::vector<Block>& blocks) {
    std::vector<double> sums(tree_.nodes.size() + 1);
    for (const Block& block : blocks) sums[block.first + 1] += value(block);
    for (std::size_t i = 1; i < sums.size(); ++i) sums[i] += sums[i - 1];
    NodeId best = 0;
    double best_value = 0;
    for (NodeId i = 1; i < tree_.nodes.size(); ++i) {
      const Node& node = tree_.nodes[i];
      if (node.tag == Tag::Text || cut_[i] || !(is_block(node.tag) || node.tag == Tag::Other)) continue;
      const double own = (sums[node.end] - sums[i]) * bonus_[i];
      if (own >= best_value) best = i, best_value = own;
    }
    return best;
  }

  const Tree& tree_;
  std::vector<bool> cut_;
  std::vector<float> bonus_;
  std::vector<std::size_t> prose_;
  Names names_;
};

}  // namespace

Content find_content(const Tree& tree, std::string_view) { return Finder(tree).run(); }

}  // namespace archive::extract::html
