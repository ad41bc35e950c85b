// SPDX-License-Identifier: GPL-3.0-or-later
#include "repair_filters.hpp"

#include <algorithm>

#include "archive/index/schema.hpp"

namespace archive::search {
namespace {

using query::Node;
using query::NodeKind;

/// Where a field begins: a date stands for its value alone, whose name and colon precede it.
std::size_t begin_of(const Node& node, std::string_view text) {
  std::size_t begin = node.span.begin;
  if (node.kind != NodeKind::Date) return begin;
  while (begin > 0 && text[begin - 1] != ' ' && text[begin - 1] != '(') --begin;
  return begin;
}

/// The condition is gone; the words of a title or body field are looked for everywhere.
Removal without_field(const Request& request, const Node& node, std::size_t child) {
  const std::string_view text = request.query.text;
  const std::size_t begin = begin_of(node, text);
  Removal removal{SuggestionKind::WithoutPart, std::string(text.substr(begin, node.span.end - begin)), request};
  Node& tree = removal.request.query.tree;
  Node& place = tree.kind == NodeKind::And ? tree.children[child] : tree;
  if (node.kind == NodeKind::Field && index::find_field(node.text)->kind == index::FieldKind::Text) {
    const Node& value = node.children.front();
    removal.text = std::string(text.substr(begin, value.span.begin - begin));
    place = value;
    return removal;
  }
  if (tree.kind != NodeKind::And) {
    tree = Node{};
    return removal;
  }
  tree.children.erase(tree.children.begin() + static_cast<std::ptrdiff_t>(child));
  if (tree.children.size() == 1) {
    Node only = std::move(tree.children.front());
    tree = std::move(only);
  }
  return removal;
}

}  // namespace

std::vector<Removal> removals(const Request& request) {
  std::vector<Removal> found;
  const Node& tree = request.query.tree;
  const auto add_field = [&](const Node& node, std::size_t child) {
    const bool condition = node.kind == NodeKind::Field || node.kind == NodeKind::Date;
    if (condition) found.push_back(without_field(request, node, child));
  };
  if (tree.kind == NodeKind::And) {
    for (std::size_t i = 0; i < tree.children.size(); ++i) add_field(tree.children[i], i);
  } else {
    add_field(tree, 0);
  }
  const auto add_filter = [&](std::string_view name, bool given, const auto& clear) {
    if (!given) return;
    found.push_back({SuggestionKind::WithoutFilter, std::string(name), request});
    clear(found.back().request.filters);
  };
  const Filters& filters = request.filters;
  const bool one_day = filters.from && filters.from == filters.to;
  add_filter("on", one_day, [](Filters& kept) { kept.from = kept.to = std::nullopt; });
  add_filter("from", filters.from && !one_day, [](Filters& kept) { kept.from.reset(); });
  add_filter("to", filters.to && !one_day, [](Filters& kept) { kept.to.reset(); });
  add_filter("source", !filters.sources.empty(), [](Filters& kept) { kept.sources.clear(); });
  add_filter("author", !filters.authors.empty(), [](Filters& kept) { kept.authors.clear(); });
  add_filter("section", !filters.sections.empty(), [](Filters& kept) { kept.sections.clear(); });
  add_filter("tag", !filters.tags.empty(), [](Filters& kept) { kept.tags.clear(); });
  add_filter("person", !filters.persons.empty(), [](Filters& kept) { kept.persons.clear(); });
  add_filter("org", !filters.orgs.empty(), [](Filters& kept) { kept.orgs.clear(); });
  add_filter("place", !filters.places.empty(), [](Filters& kept) { kept.places.clear(); });
  std::erase_if(found, [](const Removal& removal) {
    return removal.request.query.tree.kind == NodeKind::All && removal.request.filters.empty();
  });
  return found;
}

}  // namespace archive::search
