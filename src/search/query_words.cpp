// SPDX-License-Identifier: GPL-3.0-or-later
#include "query_words.hpp"

#include "archive/index/schema.hpp"

namespace archive::search {
namespace {

using query::Node;
using query::NodeKind;

class Collector {
 public:
  // The parser bounds the depth of a tree (query::deepest_nesting).
  void visit(const Node& node) {
    if (node.kind == NodeKind::Not) return;
    if (node.kind == NodeKind::Field) {
      const auto* field = index::find_field(node.text);
      if (field == nullptr || field->kind != index::FieldKind::Text) return;
    }
    if (node.kind == NodeKind::Word) words_.push_back({.path = path_, .text = node.text, .span = node.span});
    for (std::size_t i = 0; node.kind == NodeKind::Phrase && i < node.words.size(); ++i) {
      words_.push_back({.path = path_, .place = i, .text = node.words[i], .span = node.span});
    }
    const bool exact = node.kind == NodeKind::Exact;
    const bool bound = exact || node.kind == NodeKind::Family;
    for (std::size_t i = 0; i < node.children.size(); ++i) {
      const std::size_t before = words_.size();
      path_.push_back(i);
      visit(node.children[i]);
      path_.pop_back();
      for (std::size_t w = before; bound && w < words_.size(); ++w) {
        words_[w].bound = true;
        words_[w].exact = exact;
        words_[w].exact_span = node.span;
      }
    }
  }

  std::vector<QueryWord> take() { return std::move(words_); }

 private:
  std::vector<std::size_t> path_;
  std::vector<QueryWord> words_;
};

Node& node_at(Node& tree, const std::vector<std::size_t>& path, std::size_t depth) {
  Node* node = &tree;
  for (std::size_t i = 0; i < depth; ++i) node = &node->children[path[i]];
  return *node;
}

}  // namespace

std::vector<QueryWord> words_of(const query::Node& tree) {
  Collector collector;
  collector.visit(tree);
  return collector.take();
}

void replace_word(query::Node& tree, const QueryWord& word, query::Node replacement) {
  Node& node = node_at(tree, word.path, word.path.size());
  if (word.in_phrase()) {
    const std::size_t at = node.text.find(word.text);
    if (at != std::string::npos) node.text.replace(at, word.text.size(), replacement.text);
    node.words[word.place] = replacement.text;
    return;
  }
  replacement.span = node.span;
  for (Node& child : replacement.children) child.span = node.span;
  node = std::move(replacement);
}

std::optional<std::string> written_with(std::string_view query, const QueryWord& word, std::string_view written) {
  const std::size_t at = query.find(word.text, word.span.begin);
  if (at == std::string_view::npos || at + word.text.size() > word.span.end) return std::nullopt;
  return std::string(query.substr(0, at)).append(written).append(query.substr(at + word.text.size()));
}

std::optional<Joined> join(const query::Query& query, const QueryWord& left, const QueryWord& right) {
  if (left.in_phrase() || right.in_phrase() || left.bound || right.bound) return std::nullopt;
  if (left.path.empty() || left.path.size() != right.path.size() || left.path.back() + 1 != right.path.back()) {
    return std::nullopt;
  }
  const Node* parent = &query.tree;
  for (std::size_t i = 0; i + 1 < left.path.size(); ++i) {
    if (left.path[i] != right.path[i]) return std::nullopt;
    parent = &parent->children[left.path[i]];
  }
  if (parent->kind != NodeKind::And) return std::nullopt;
  const auto between = std::string_view(query.text).substr(left.span.end, right.span.begin - left.span.end);
  if (between.empty() || between.find_first_not_of(' ') != std::string_view::npos) return std::nullopt;
  return Joined{left.text + right.text, {left.span.begin, right.span.end}};
}

void replace_pair(query::Node& tree, const QueryWord& left, query::Node replacement) {
  Node& parent = node_at(tree, left.path, left.path.size() - 1);
  const std::size_t at = left.path.back();
  replacement.span = {parent.children[at].span.begin, parent.children[at + 1].span.end};
  parent.children.erase(parent.children.begin() + static_cast<std::ptrdiff_t>(at));
  parent.children[at] = std::move(replacement);
  if (parent.children.size() > 1) return;
  Node only = std::move(parent.children.front());
  parent = std::move(only);
}

}  // namespace archive::search
