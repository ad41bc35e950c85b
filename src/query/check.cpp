// SPDX-License-Identifier: GPL-3.0-or-later
#include "check.hpp"

#include <algorithm>

#include "token.hpp"

namespace archive::query {
namespace {

/// A leaf that has positions.
bool is_term(const Node& node) {
  switch (node.kind) {
    case NodeKind::Word:
    case NodeKind::Exact:
    case NodeKind::Family:
    case NodeKind::Prefix:
    case NodeKind::Suffix:
    case NodeKind::Infix:
    case NodeKind::Fuzzy:
    case NodeKind::Phrase: return true;
    default: return false;
  }
}

bool is_term_or_choice(const Node& node) {
  return is_term(node) ||
         (node.kind == NodeKind::Or && std::all_of(node.children.begin(), node.children.end(), is_term));
}

/// Terms under And and Or: what can be asked of the beginning of a body.
bool is_made_of_terms(const Node& node) {
  if (node.kind != NodeKind::And && node.kind != NodeKind::Or) return is_term(node);
  return std::all_of(node.children.begin(), node.children.end(), is_made_of_terms);
}

bool only_excludes(const Node& node) {
  if (node.kind == NodeKind::Not) return true;
  return node.kind == NodeKind::And && std::all_of(node.children.begin(), node.children.end(),
                                                   [](const Node& child) { return child.kind == NodeKind::Not; });
}

class Checker {
 public:
  explicit Checker(std::vector<Remark>& remarks) : remarks_(remarks) {}

  /// The depth of a tree is bounded by deepest_nesting, and so is this recursion.
  void visit(const Node& node) {
    for (const Node& child : node.children) {
      if (node.kind != NodeKind::And && only_excludes(child)) {
        remarks_.push_back(make_error("only-negative", child.span.begin,
                                      core::tr("this part only excludes; say beside it what to search")));
      }
      check_operand(node.kind, child);
      visit(child);
    }
  }

 private:
  void check_operand(NodeKind parent, const Node& child) {
    switch (parent) {
      case NodeKind::Near:
      case NodeKind::Adj:
      case NodeKind::Sentence:
      case NodeKind::Paragraph:
        if (!is_term_or_choice(child)) {
          bad_operand(child,
                      core::tr("a proximity takes words, phrases, truncations, or an OU of these in parentheses"));
        }
        break;
      case NodeKind::AtLeast:
        if (!is_term_or_choice(child)) {
          bad_operand(child,
                      core::tr("AUMOINS takes a word, a phrase, a truncation, or an OU of these in parentheses"));
        }
        break;
      case NodeKind::First:
        if (!is_made_of_terms(child)) {
          bad_operand(child,
                      core::tr("DEBUT takes words, phrases and truncations, and ET and OU of these in parentheses"));
        }
        break;
      default: break;
    }
  }

  void bad_operand(const Node& child, core::Message message) {
    std::string suggestion;
    if (child.kind == NodeKind::Field) suggestion = child.text + ":(…)";
    remarks_.push_back(make_error("bad-operand", child.span.begin, std::move(message), std::move(suggestion)));
  }

  std::vector<Remark>& remarks_;
};

}  // namespace

void check(const Node& tree, ParseOptions options, std::vector<Remark>& remarks) {
  if (only_excludes(tree) && !options.filtered) {
    remarks.push_back(make_error("only-negative", tree.span.begin,
                                 core::tr("the query only excludes; add what to search, or a field such as date:")));
  }
  Checker(remarks).visit(tree);
}

}  // namespace archive::query
