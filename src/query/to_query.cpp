// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <string>

#include "archive/query/query.hpp"
#include "archive/text/utf8.hpp"
#include "chars.hpp"
#include "lexer.hpp"

namespace archive::query {
namespace {

std::string write(const Node& node);

bool is_group(NodeKind kind) {
  return kind == NodeKind::And || kind == NodeKind::Or || kind == NodeKind::Not || kind == NodeKind::Near ||
         kind == NodeKind::Adj || kind == NodeKind::Sentence || kind == NodeKind::Paragraph ||
         kind == NodeKind::AtLeast || kind == NodeKind::First;
}

std::string in_parentheses(const Node& node) { return '(' + write(node) + ')'; }

std::string write_tight(const Node& node) { return is_group(node.kind) ? in_parentheses(node) : write(node); }

std::string joined(const Node& node, std::string_view separator) {
  // Under And and Or, everything but And and Or binds tighter.
  const bool loose = node.kind == NodeKind::And || node.kind == NodeKind::Or;
  std::string text;
  for (const Node& child : node.children) {
    if (!text.empty()) text += separator;
    const bool bare = loose && child.kind != NodeKind::And && child.kind != NodeKind::Or;
    text += bare ? write(child) : write_tight(child);
  }
  return text;
}

/// A text between quotes that do not occur in it: it stood between one of these pairs, or holds no double quote.
std::string quoted(std::string_view text) {
  if (text.find('"') == text.npos) return fmt::format("\"{}\"", text);
  if (text.find("»") == text.npos) return fmt::format("«{}»", text);
  if (text.find("›") == text.npos) return fmt::format("‹{}›", text);
  return fmt::format("“{}”", text);
}

std::string write_phrase(const Node& node) {
  if (!node.text.empty()) return quoted(node.text);
  // Two spaces keep apart what one space would make one number.
  return fmt::format("\"{}\"", fmt::join(node.words, "  "));
}

/// The end of a range: bare where it is made of what dates are made of.
std::string range_end(const std::string& end) {
  for (std::size_t at = 0; at < end.size();) {
    const auto point = text::code_point_at(end, at);
    if (!is_letter_or_digit(point.value) && point.value != '-' && point.value != '/') return quoted(end);
    at += point.size;
  }
  return end;
}

/// A leaf behind its mark, if any. Where it would read as an operator or a field, a comma stands before the word, which
/// loses it.
std::string escaped(std::string_view mark, std::string_view leaf) {
  std::string direct = fmt::format("{}{}", mark, leaf);
  const auto lexed = lex(direct);
  const bool alone = lexed.tokens.size() == 2 && lexed.tokens.front().kind == TokenKind::Operand;
  return alone ? direct : fmt::format("{},{}", mark, leaf);
}

std::string write_field(const Node& node) {
  const Node& value = node.children.front();
  if (!is_group(value.kind) && value.kind != NodeKind::Field) {
    const bool word = value.kind == NodeKind::Word;
    std::string direct = node.text + ':' + (word ? value.text : write(value));
    const auto tokens = lex(direct).tokens;
    if (tokens.size() == 3 && to_string(tokens[1].node) == to_string(value)) return direct;
  }
  return node.text + ':' + in_parentheses(value);
}

std::string write(const Node& node) {
  switch (node.kind) {
    case NodeKind::All: return {};
    case NodeKind::And: return joined(node, " ET ");
    case NodeKind::Or: return joined(node, " OU ");
    case NodeKind::Not: return '-' + write_tight(node.children.front());
    case NodeKind::Near: return joined(node, fmt::format(" PRES/{} ", node.number));
    case NodeKind::Adj: return joined(node, fmt::format(" AVANT/{} ", node.number));
    case NodeKind::Sentence: return joined(node, " MEME PHRASE ");
    case NodeKind::Paragraph: return joined(node, " MEME PARAGRAPHE ");
    case NodeKind::AtLeast: return fmt::format("AUMOINS/{} {}", node.number, write_tight(node.children.front()));
    case NodeKind::First: return fmt::format("DEBUT/{} {}", node.number, write_tight(node.children.front()));
    case NodeKind::Word: return escaped("", node.text);
    case NodeKind::Exact:
    case NodeKind::Family: {
      const Node& child = node.children.front();
      const std::string_view mark = node.kind == NodeKind::Exact ? "=" : "+";
      return escaped(mark, child.kind == NodeKind::Word ? child.text : write_phrase(child));
    }
    case NodeKind::Prefix: return escaped("", node.text + '*');
    case NodeKind::Suffix: return '*' + node.text;
    case NodeKind::Infix: return escaped("", node.text + '*' + node.words.front());
    case NodeKind::Fuzzy: return escaped("", fmt::format("{}~{}", node.text, node.number));
    case NodeKind::Phrase: return write_phrase(node);
    case NodeKind::Field: return write_field(node);
    case NodeKind::Range:
    case NodeKind::Date: return range_end(node.words[0]) + ".." + range_end(node.words[1]);
  }
  return {};
}

}  // namespace

std::string to_query(const Node& tree) { return write(tree); }

}  // namespace archive::query
