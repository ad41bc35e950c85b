// SPDX-License-Identifier: GPL-3.0-or-later
/// A page as a flat tree: its elements and texts in the order of the page.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace archive::extract::html {

/// The elements that mean something here; all others are Other (blocks and inline alike are told by `is_block`).
enum class Tag : std::uint8_t {
  Root,
  Text,
  Other,
  A,
  Address,
  Article,
  Aside,
  B,
  Blockquote,
  Body,
  Br,
  Button,
  Caption,
  Center,
  Cite,
  Code,
  Dd,
  Del,
  Details,
  Dialog,
  Div,
  Dl,
  Dt,
  Em,
  Fieldset,
  Figcaption,
  Figure,
  Footer,
  Form,
  H1,
  H2,
  H3,
  H4,
  H5,
  H6,
  Head,
  Header,
  Hgroup,
  Hr,
  Html,
  I,
  Img,
  Input,
  Label,
  Legend,
  Li,
  Link,
  Main,
  Menu,
  Meta,
  Nav,
  Object,
  Ol,
  Option,
  P,
  Pre,
  Q,
  Script,
  Section,
  Select,
  Small,
  Span,
  Strong,
  Sub,
  Summary,
  Sup,
  Table,
  Tbody,
  Td,
  Tfoot,
  Th,
  Thead,
  Time,
  Title,
  Tr,
  U,
  Ul
};

/// The attributes that are kept.
enum class Attr : std::uint8_t {
  AriaHidden,
  Class,
  Content,
  Datetime,
  Hidden,
  HttpEquiv,
  Href,
  Id,
  Itemprop,
  Lang,
  Name,
  Property,
  Pubdate,
  Rel,
  Role,
  Style,
  Type
};

/// The element of that name (lower case); Other for one that is not listed.
[[nodiscard]] Tag tag_of(std::string_view name);

/// The attribute of that name (lower case).
[[nodiscard]] std::optional<Attr> attr_of(std::string_view name);

/// Whether an element stands apart from the text around it.
[[nodiscard]] bool is_block(Tag tag);

/// Index of a node; 0 is the root.
using NodeId = std::uint32_t;

struct Node {
  Tag tag = Tag::Other;
  std::uint16_t attributes = 0;  ///< how many
  NodeId parent = 0;
  NodeId end = 0;           ///< the first node that is not inside; all between are
  std::uint32_t first = 0;  ///< text: offset of its bytes; element: index of its first attribute
  std::uint32_t size = 0;   ///< text: bytes
};

struct Attribute {
  Attr name = Attr::Class;
  std::uint32_t first = 0, size = 0;  ///< bytes of the value
};

/// Nodes stand in the order of their start tags, so that what is inside node i is [i + 1, nodes[i].end): nothing that
/// reads a tree needs to descend.
struct Tree {
  std::vector<Node> nodes;
  std::vector<Attribute> attributes;
  std::string bytes;  ///< texts and values, valid UTF-8

  /// The text of a text node.
  [[nodiscard]] std::string_view text(const Node& node) const {
    return std::string_view(bytes).substr(node.first, node.size);
  }

  /// The value of an attribute of an element; empty where it has none.
  [[nodiscard]] std::string_view value(const Node& node, Attr name) const;

  [[nodiscard]] bool has(const Node& node, Attr name) const;

  /// All text inside a node, white space and all.
  [[nodiscard]] std::string all_text(NodeId node) const;

  [[nodiscard]] bool is_inside(NodeId node, NodeId outer) const { return node >= outer && node < nodes[outer].end; }
};

}  // namespace archive::extract::html
