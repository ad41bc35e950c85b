// SPDX-License-Identifier: GPL-3.0-or-later
#include "html/tree.hpp"

#include <algorithm>
#include <array>

namespace archive::extract::html {
namespace {

using namespace std::string_view_literals;

// In the order of the enumerators, which is that of the alphabet.
constexpr std::array tag_names{
    "a"sv,      "address"sv, "article"sv, "aside"sv,  "b"sv,     "blockquote"sv, "body"sv,       "br"sv,
    "button"sv, "caption"sv, "center"sv,  "cite"sv,   "code"sv,  "dd"sv,         "del"sv,        "details"sv,
    "dialog"sv, "div"sv,     "dl"sv,      "dt"sv,     "em"sv,    "fieldset"sv,   "figcaption"sv, "figure"sv,
    "footer"sv, "form"sv,    "h1"sv,      "h2"sv,     "h3"sv,    "h4"sv,         "h5"sv,         "h6"sv,
    "head"sv,   "header"sv,  "hgroup"sv,  "hr"sv,     "html"sv,  "i"sv,          "img"sv,        "input"sv,
    "label"sv,  "legend"sv,  "li"sv,      "link"sv,   "main"sv,  "menu"sv,       "meta"sv,       "nav"sv,
    "object"sv, "ol"sv,      "option"sv,  "p"sv,      "pre"sv,   "q"sv,          "script"sv,     "section"sv,
    "select"sv, "small"sv,   "span"sv,    "strong"sv, "sub"sv,   "summary"sv,    "sup"sv,        "table"sv,
    "tbody"sv,  "td"sv,      "tfoot"sv,   "th"sv,     "thead"sv, "time"sv,       "title"sv,      "tr"sv,
    "u"sv,      "ul"sv};
static_assert(std::is_sorted(tag_names.begin(), tag_names.end()));
static_assert(tag_names.size() == static_cast<std::size_t>(Tag::Ul) - static_cast<std::size_t>(Tag::Other));

constexpr std::array attr_names{"aria-hidden"sv, "class"sv, "content"sv,  "datetime"sv, "hidden"sv, "http-equiv"sv,
                                "href"sv,        "id"sv,    "itemprop"sv, "lang"sv,     "name"sv,   "property"sv,
                                "pubdate"sv,     "rel"sv,   "role"sv,     "style"sv,    "type"sv};
static_assert(attr_names.size() == static_cast<std::size_t>(Attr::Type) + 1);

}  // namespace

Tag tag_of(std::string_view name) {
  const auto found = std::lower_bound(tag_names.begin(), tag_names.end(), name);
  if (found == tag_names.end() || *found != name) return Tag::Other;
  return static_cast<Tag>(static_cast<std::size_t>(Tag::Other) + 1 +
                          static_cast<std::size_t>(found - tag_names.begin()));
}

std::optional<Attr> attr_of(std::string_view name) {
  const auto found = std::find(attr_names.begin(), attr_names.end(), name);
  if (found == attr_names.end()) return std::nullopt;
  return static_cast<Attr>(found - attr_names.begin());
}

bool is_block(Tag tag) {
  switch (tag) {
    case Tag::Text:
    case Tag::Other:
    case Tag::A:
    case Tag::B:
    case Tag::Br:
    case Tag::Button:
    case Tag::Cite:
    case Tag::Code:
    case Tag::Del:
    case Tag::Em:
    case Tag::I:
    case Tag::Img:
    case Tag::Input:
    case Tag::Label:
    case Tag::Link:
    case Tag::Meta:
    case Tag::Q:
    case Tag::Script:
    case Tag::Small:
    case Tag::Span:
    case Tag::Strong:
    case Tag::Sub:
    case Tag::Sup:
    case Tag::Time:
    case Tag::U:
    case Tag::Object: return false;
    default: return true;
  }
}

std::string_view Tree::value(const Node& node, Attr name) const {
  if (node.tag == Tag::Text) return {};
  for (std::size_t i = node.first; i < std::size_t{node.first} + node.attributes; ++i)
    if (attributes[i].name == name) return std::string_view(bytes).substr(attributes[i].first, attributes[i].size);
  return {};
}

bool Tree::has(const Node& node, Attr name) const {
  if (node.tag == Tag::Text) return false;
  for (std::size_t i = node.first; i < std::size_t{node.first} + node.attributes; ++i)
    if (attributes[i].name == name) return true;
  return false;
}

std::string Tree::all_text(NodeId node) const {
  std::string result;
  for (NodeId at = node; at < nodes[node].end; ++at) {
    if (nodes[at].tag == Tag::Text) result += text(nodes[at]);
    else if (nodes[at].tag == Tag::Br || is_block(nodes[at].tag)) result += ' ';
  }
  return result;
}

}  // namespace archive::extract::html
