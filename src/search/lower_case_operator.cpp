// SPDX-License-Identifier: GPL-3.0-or-later
#include "lower_case_operator.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <string_view>

namespace archive::search {
namespace {

using query::Node;
using query::NodeKind;

struct Operator {
  std::string_view word, capitals;
};

constexpr Operator operators[] = {{"ou", "OU"},   {"or", "OR"},     {"et", "ET"},
                                  {"and", "AND"}, {"sauf", "SAUF"}, {"not", "NOT"}};

const Operator* find_operator(const Node& node, std::string_view text) {
  if (node.kind != NodeKind::Word || node.span.begin == 0) return nullptr;
  // `d'or` is a word, whatever stands around it.
  if (text[node.span.begin - 1] != ' ') return nullptr;
  const auto* known = std::find_if(std::begin(operators), std::end(operators),
                                   [&](const Operator& each) { return each.word == node.text; });
  return known == std::end(operators) ? nullptr : known;
}

}  // namespace

std::optional<query::Remark> find_lower_case_operator(const query::Query& query) {
  std::vector<const Node*> open{&query.tree};
  while (!open.empty()) {
    const Node& node = *open.back();
    open.pop_back();
    const auto& children = node.children;
    for (std::size_t i = 1; node.kind == NodeKind::And && i + 1 < children.size(); ++i) {
      const auto* found = find_operator(children[i], query.text);
      if (found == nullptr) continue;
      auto meant = query.text;
      meant.replace(children[i].span.begin, children[i].span.size(), found->capitals);
      return query::Remark{
          false, "lower-case-operator", children[i].span.begin,
          core::tr("\"{}\" in lower case is a word; the operator is written {}", found->word, found->capitals),
          std::move(meant)};
    }
    for (auto child = children.rbegin(); child != children.rend(); ++child) open.push_back(&*child);
  }
  return std::nullopt;
}

}  // namespace archive::search
