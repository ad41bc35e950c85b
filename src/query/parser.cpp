// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

#include "archive/query/query.hpp"
#include "archive/text/utf8.hpp"
#include "check.hpp"
#include "lexer.hpp"

namespace archive::query {
namespace {

/// Precedence descent over the tokens: OR, AND, NOT, proximity, atoms. It recurses for parentheses and counts only, and
/// no deeper than deepest_nesting.
class Parser {
 public:
  Parser(std::string_view text, std::vector<Token> tokens, std::vector<Remark>& remarks)
      : text_(text), tokens_(std::move(tokens)), remarks_(remarks) {}

  std::optional<Node> run() {
    std::vector<Node> parts;
    for (;;) {
      if (auto part = parse_or()) parts.push_back(std::move(*part));
      if (here().kind != TokenKind::Close || too_deep_) break;
      error("unopened-parenthesis", core::tr("this closing parenthesis has no opening one"));
      ++next_;
    }
    return joined(NodeKind::And, std::move(parts));
  }

 private:
  [[nodiscard]] const Token& here() const { return tokens_[next_]; }

  [[nodiscard]] bool starts_operand() const {
    switch (here().kind) {
      case TokenKind::Open:
      case TokenKind::Count:
      case TokenKind::Field:
      case TokenKind::Operand: return true;
      default: return false;
    }
  }

  [[nodiscard]] std::string text_of(const Token& token) const {
    return std::string(text_.substr(token.span.begin, token.span.size()));
  }

  void error(std::string code, core::Message message) {
    remarks_.push_back(make_error(std::move(code), here().span.begin, std::move(message)));
  }

  /// The operator before needs something where another operator, a closing parenthesis or the end stands.
  void missing_right(const Token& op) {
    error("missing-operand", core::tr("\"{}\" needs something to search after it", text_of(op)));
  }

  void missing_left() {
    error("missing-operand", core::tr("\"{}\" needs something to search before it", text_of(here())));
  }

  std::optional<Node> parse_or() {
    std::vector<Node> parts;
    const Token* op = nullptr;
    for (;;) {
      const std::size_t before = remarks_.size();
      auto part = parse_and();
      if (part) {
        parts.push_back(std::move(*part));
      } else if (remarks_.size() == before) {
        if (op) missing_right(*op);
        else if (here().kind == TokenKind::Or) missing_left();
      }
      if (here().kind != TokenKind::Or || too_deep_) break;
      op = &here();
      ++next_;
    }
    return joined(NodeKind::Or, std::move(parts));
  }

  std::optional<Node> parse_and() {
    std::vector<Node> parts;
    const Token* pending = nullptr;  // an AND that waits for its right operand
    while (!too_deep_) {
      const Token& token = here();
      if (token.kind == TokenKind::And) {
        if (pending) missing_right(*pending);
        else if (parts.empty()) missing_left();
        pending = &token;
        ++next_;
      } else if (token.kind == TokenKind::Not) {
        ++next_;
        if (auto operand = parse_not(token)) parts.push_back(std::move(*operand));
        pending = nullptr;
      } else if (token.kind == TokenKind::Proximity) {
        if (pending) missing_right(*pending);
        else missing_left();
        pending = &token;
        ++next_;
      } else if (starts_operand()) {
        if (auto operand = parse_near()) parts.push_back(std::move(*operand));
        pending = nullptr;
      } else {
        break;
      }
    }
    if (pending && !too_deep_) missing_right(*pending);
    return joined(NodeKind::And, std::move(parts));
  }

  std::optional<Node> parse_not(const Token& op) {
    if (!starts_operand()) {
      missing_right(op);
      return std::nullopt;
    }
    auto operand = parse_near();
    if (!operand) return std::nullopt;
    Node node;
    node.kind = NodeKind::Not;
    node.span = {op.span.begin, operand->span.end};
    node.children.push_back(std::move(*operand));
    return node;
  }

  std::optional<Node> parse_near() {
    auto left = parse_atom();
    bool chained = false;  // `left` is a proximity of this chain, not one in parentheses
    while (left && here().kind == TokenKind::Proximity && !too_deep_) {
      const Token& op = here();
      ++next_;
      if (!starts_operand()) {
        missing_right(op);
        return left;
      }
      auto right = parse_atom();
      if (!right) return left;
      if (chained && (left->kind != op.node.kind || left->number != op.node.number)) {
        remarks_.push_back(
            make_error("bad-operand", op.span.begin,
                       core::tr("\"{}\" cannot follow another proximity; join the two with ET", text_of(op))));
      }
      if (chained) {
        left->span.end = right->span.end;
        left->children.push_back(std::move(*right));
        continue;
      }
      Node node = op.node;
      node.span = {left->span.begin, right->span.end};
      node.children.push_back(std::move(*left));
      node.children.push_back(std::move(*right));
      left = std::move(node);
      chained = true;
    }
    return left;
  }

  std::optional<Node> parse_atom() {
    const Token& token = here();
    switch (token.kind) {
      case TokenKind::Operand: ++next_; return token.node;
      case TokenKind::Open: return nested([&] { return parse_group(); });
      case TokenKind::Count: return nested([&] { return parse_count(); });
      case TokenKind::Field: {
        ++next_;
        Node field = token.node;
        auto value = parse_atom();
        if (!value) return std::nullopt;
        field.span.end = value->span.end;
        field.children.push_back(std::move(*value));
        return field;
      }
      default: return std::nullopt;
    }
  }

  template <typename Parse>
  std::optional<Node> nested(Parse parse) {
    if (depth_ == deepest_nesting) {
      error("too-deep", core::tr("parentheses are nested more than {} deep", deepest_nesting));
      too_deep_ = true;
      return std::nullopt;
    }
    ++depth_;
    auto node = parse();
    --depth_;
    return node;
  }

  std::optional<Node> parse_group() {
    const std::size_t open = here().span.begin;
    ++next_;
    const std::size_t before = remarks_.size();
    auto node = parse_or();
    if (too_deep_) return node;
    if (here().kind != TokenKind::Close) {
      remarks_.push_back(make_error("unclosed-parenthesis", open, core::tr("this parenthesis is not closed")));
      return node;
    }
    if (!node && remarks_.size() == before)
      error("missing-operand", core::tr("there is nothing between these parentheses"));
    if (node) node->span = {open, here().span.end};
    ++next_;
    return node;
  }

  std::optional<Node> parse_count() {
    const Token& op = here();
    ++next_;
    if (!starts_operand()) {
      missing_right(op);
      return std::nullopt;
    }
    auto operand = parse_atom();
    if (!operand) return std::nullopt;
    Node node = op.node;
    node.span = {op.span.begin, operand->span.end};
    node.children.push_back(std::move(*operand));
    return node;
  }

  /// One node of several: an And in an And, an Or in an Or is taken apart.
  static std::optional<Node> joined(NodeKind kind, std::vector<Node> parts) {
    if (parts.empty()) return std::nullopt;
    if (parts.size() == 1) return std::move(parts.front());
    Node node;
    node.kind = kind;
    node.span = {parts.front().span.begin, parts.back().span.end};
    for (Node& part : parts) {
      if (part.kind != kind) {
        node.children.push_back(std::move(part));
        continue;
      }
      std::move(part.children.begin(), part.children.end(), std::back_inserter(node.children));
    }
    return node;
  }

  std::string_view text_;
  std::vector<Token> tokens_;
  std::vector<Remark>& remarks_;
  std::size_t next_ = 0;
  std::size_t depth_ = 0;
  bool too_deep_ = false;
};

/// Byte of the code point number `count`, or the size of the text where it is not longer.
std::size_t byte_of_code_point(std::string_view text, std::size_t count) {
  std::size_t at = 0;
  while (at < text.size() && count > 0) {
    at += text::code_point_at(text, at).size;
    --count;
  }
  return at;
}

}  // namespace

bool Query::has_error() const {
  return std::any_of(remarks.begin(), remarks.end(), [](const Remark& remark) { return remark.is_error; });
}

Query parse(std::string_view text, ParseOptions options) {
  Query query;
  query.text = text::clean(text);
  if (const std::size_t limit = byte_of_code_point(query.text, longest_query); limit < query.text.size()) {
    query.remarks.push_back(
        make_error("too-long", limit, core::tr("the query is longer than {} characters", longest_query)));
    return query;
  }
  Lexed lexed = lex(query.text);
  query.remarks = std::move(lexed.remarks);
  auto tree = Parser(query.text, std::move(lexed.tokens), query.remarks).run();
  if (tree) query.tree = std::move(*tree);
  if (!query.has_error()) {
    if (tree) check(query.tree, options, query.remarks);
    else if (!options.filtered) query.remarks.push_back(make_error("empty-query", 0, core::tr("the query is empty")));
  }
  std::stable_sort(query.remarks.begin(), query.remarks.end(),
                   [](const Remark& a, const Remark& b) { return a.at < b.at; });
  return query;
}

}  // namespace archive::query
