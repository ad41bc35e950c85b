// SPDX-License-Identifier: GPL-3.0-or-later
/// What the class and id of an element say of it: the words of data/html_names.txt, which also tells what they mean.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

#include "html/tree.hpp"

namespace archive::extract::html {

/// What names say. Several may hold.
struct NameSigns {
  bool cut = false;    ///< holds no part of an article
  bool weak = false;   ///< often holds none: what is short or made of links goes
  bool good = false;   ///< holds the text of an article
  bool media = false;  ///< a picture and its caption
};

/// Reads names; one object a page, since a page repeats the same ones.
class Names {
 public:
  [[nodiscard]] NameSigns read(const Tree& tree, const Node& node);

 private:
  std::unordered_map<std::string_view, NameSigns> known_;
};

/// What a value of class or id says.
[[nodiscard]] NameSigns read_names(std::string_view value);

}  // namespace archive::extract::html
