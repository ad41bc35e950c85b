// SPDX-License-Identifier: GPL-3.0-or-later
/// What holds for every parsed query, whatever was typed.
#pragma once

#include <string>
#include <string_view>

#include "archive/query/query.hpp"

namespace archive::tests {

inline bool on_border(std::string_view text, std::size_t at) {
  return at <= text.size() && (at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80);
}

/// Whether the spans of a tree lie in the text on code-point borders, each within its parent's.
inline bool spans_hold(std::string_view text, const query::Node& node) {
  if (node.span.begin > node.span.end || !on_border(text, node.span.begin) || !on_border(text, node.span.end))
    return false;
  for (const auto& child : node.children) {
    if (child.span.begin < node.span.begin || child.span.end > node.span.end || !spans_hold(text, child)) return false;
  }
  return true;
}

/// Whether And and Or have several children and none of their own kind, and leaves their text.
inline bool shape_holds(const query::Node& node) {
  using query::NodeKind;
  const bool join = node.kind == NodeKind::And || node.kind == NodeKind::Or;
  if (join && node.children.size() < 2) return false;
  if (node.kind == NodeKind::Word && node.text.empty()) return false;
  if (node.kind == NodeKind::Phrase && node.words.empty()) return false;
  for (const auto& child : node.children) {
    if ((join && child.kind == node.kind) || !shape_holds(child)) return false;
  }
  return true;
}

/// The name of an invariant that does not hold; empty when all do.
inline std::string broken_invariant(const query::Query& query) {
  for (const auto& remark : query.remarks) {
    if (!on_border(query.text, remark.at)) return "a remark stands on a code-point border of the text";
    if (remark.code.empty() || remark.message.empty()) return "a remark has a code and a message";
  }
  if (!spans_hold(query.text, query.tree)) return "spans lie in the text, each within its parent's";
  const std::string line = query::to_string(query.tree);
  if (query.has_error()) return {};
  if (!shape_holds(query.tree)) return "a tree without errors is in normal form";
  const auto again = query::parse(query::to_query(query.tree), {.filtered = true});
  if (again.has_error()) return "a tree printed as a query has no error: " + query::to_query(query.tree);
  if (query::to_string(again.tree) != line)
    return "a tree printed as a query is read as itself: " + query::to_query(query.tree);
  return {};
}

}  // namespace archive::tests
