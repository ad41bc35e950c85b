// SPDX-License-Identifier: GPL-3.0-or-later
/// What the class and id of an element say of it: the words of data/html_names.txt, which also tells what they mean.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

#include "html/tree.hpp"

namespace archive::extract::html {

/// A thing that names say, as data/html_names.txt tells it.
enum class Sign : std::uint8_t { Cut, Never, Weak, Media, Keep, Good, Body, Lead };

/// What names say: any number of signs.
class Signs {
 public:
  void add(Sign sign) { bits_ |= bit(sign); }
  void add(Signs other) { bits_ |= other.bits_; }
  [[nodiscard]] bool has(Sign sign) const { return (bits_ & bit(sign)) != 0; }

 private:
  static unsigned bit(Sign sign) { return 1u << static_cast<unsigned>(sign); }
  unsigned bits_ = 0;
};

/// Reads names; one object a page, since a page repeats the same ones.
class Names {
 public:
  [[nodiscard]] Signs read(const Tree& tree, const Node& node);

 private:
  std::unordered_map<std::string_view, Signs> known_;
};

/// What a value of class or id says.
[[nodiscard]] Signs read_names(std::string_view value);

}  // namespace archive::extract::html
