// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include "archive/query/query.hpp"

namespace archive::query {
namespace {

std::string_view name_of(NodeKind kind) {
  switch (kind) {
    case NodeKind::All: return "all";
    case NodeKind::And: return "and";
    case NodeKind::Or: return "or";
    case NodeKind::Not: return "not";
    case NodeKind::Near: return "near";
    case NodeKind::Adj: return "adj";
    case NodeKind::Sentence: return "sentence";
    case NodeKind::Paragraph: return "paragraph";
    case NodeKind::AtLeast: return "atleast";
    case NodeKind::First: return "first";
    case NodeKind::Word: return "word";
    case NodeKind::Exact: return "exact";
    case NodeKind::Family: return "family";
    case NodeKind::Prefix: return "prefix";
    case NodeKind::Suffix: return "suffix";
    case NodeKind::Infix: return "infix";
    case NodeKind::Fuzzy: return "fuzzy";
    case NodeKind::Phrase: return "phrase";
    case NodeKind::Field: return "field";
    case NodeKind::Range: return "range";
    case NodeKind::Date: return "date";
  }
  return {};
}

/// A word as an atom of the s-expression.
std::string atom(std::string_view word) {
  if (!word.empty() && word.find_first_of(" ()\"\\") == word.npos) return std::string(word);
  std::string quoted = "\"";
  for (const char c : word) {
    if (c == '"' || c == '\\') quoted += '\\';
    quoted += c;
  }
  return quoted + '"';
}

}  // namespace

std::string to_string(const Node& tree) {
  std::string line = "(";
  line += name_of(tree.kind);
  if (tree.number != 0) line += fmt::format(" {}", tree.number);
  // The text of a phrase is what stood between the quotes; its words say the same.
  if (!tree.text.empty() && tree.kind != NodeKind::Phrase) line += ' ' + atom(tree.text);
  const bool interval = tree.kind == NodeKind::Range || tree.kind == NodeKind::Date;
  for (const auto& word : tree.words) line += ' ' + (interval && word.empty() ? "*" : atom(word));
  const bool marked = tree.kind == NodeKind::Exact || tree.kind == NodeKind::Family;
  for (const Node& child : tree.children) {
    line += ' ' + (marked && child.kind == NodeKind::Word ? atom(child.text) : to_string(child));
  }
  return line + ')';
}

}  // namespace archive::query
