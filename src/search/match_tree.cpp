// SPDX-License-Identifier: GPL-3.0-or-later
#include "match_tree.hpp"

#include <cmath>
#include <string_view>

namespace archive::search {
namespace {

/// Xapian tells the factors of a query and the ends of its ranges in its serialised form only, which is that of
/// api/queryinternal.cc of Xapian 1.4. What is not known gives nothing.
class Parser {
 public:
  explicit Parser(std::string_view bytes) : bytes_(bytes) {}

  std::optional<MatchTree> run() {
    auto tree = node();
    return bytes_.empty() && good_ ? std::optional(std::move(tree)) : std::nullopt;
  }

 private:
  using Kind = MatchTree::Kind;

  unsigned byte() {
    if (bytes_.empty()) {
      good_ = false;
      return 0;
    }
    const auto value = static_cast<unsigned char>(bytes_.front());
    bytes_.remove_prefix(1);
    return value;
  }

  std::size_t length() {
    const std::size_t first = byte();
    if (first < 0xFF) return first;
    std::size_t value = 0;
    for (unsigned shift = 0; shift < 35 && good_; shift += 7) {
      const std::size_t next = byte();
      value |= (next & 0x7F) << shift;
      if (next >= 0x80) return value + 0xFF;
    }
    good_ = false;
    return 0;
  }

  std::string text(std::size_t size) {
    if (size > bytes_.size()) {
      good_ = false;
      return {};
    }
    std::string value(bytes_.substr(0, size));
    bytes_.remove_prefix(size);
    return value;
  }

  /// A mantissa of base 256 with its exponent, the lowest digit last.
  double real() {
    const unsigned head = byte();
    int exponent = static_cast<int>(head & 0x0F) - 7;
    if ((head & 0x0F) >= 14 || (head & 0x80) != 0) good_ = false;  // no factor of ours is so far from 1
    const auto digits = text(((head >> 4) & 0x07) + 1);
    double value = 0;
    for (auto digit = digits.rbegin(); digit != digits.rend(); ++digit)
      value = value / 256 + static_cast<unsigned char>(*digit);
    return head == 0 ? 0 : std::scalbn(value, exponent * 8);
  }

  MatchTree node() {
    MatchTree tree;
    const unsigned head = byte();
    if (!good_) return tree;
    if (head >= 0x80) branch(head, tree);
    else if (head >= 0x40) term(head, tree);
    else if (head >= 0x20) range(head, tree);
    else if (head == 0x0D) {
      tree.kind = Kind::Scale;
      tree.factor = real();
      tree.children.push_back(node());
    } else {
      good_ = false;
    }
    return tree;
  }

  void branch(unsigned head, MatchTree& tree) {
    constexpr std::optional<Kind> kinds[] = {Kind::And,      Kind::Or,     Kind::AndNot, std::nullopt,
                                             Kind::AndMaybe, Kind::Filter, Kind::Synonym};
    const unsigned code = head >> 3 & 0x0F;
    if (code >= std::size(kinds) || !kinds[code]) {
      good_ = false;
      return;
    }
    tree.kind = *kinds[code];
    std::size_t count = head & 0x07;
    if (count == 0) count = length() + 8;
    for (; count > 0 && good_; --count) tree.children.push_back(node());
  }

  void term(unsigned head, MatchTree& tree) {
    const std::size_t size = head & 0x0F;
    tree.term = text(size > 0 ? size : length() + 16);
    good_ &= (head >> 4 & 0x03) == 1;  // it counts once and has no position
  }

  void range(unsigned head, MatchTree& tree) {
    tree.kind = Kind::Range;
    tree.slot = head & 0x0F;
    tree.begin = text(length());
    good_ &= tree.slot < 15 && !tree.begin.empty();
    if ((head & 0x10) == 0) tree.end = text(length());
  }

  std::string_view bytes_;
  bool good_ = true;
};

}  // namespace

std::optional<MatchTree> match_tree(const Xapian::Query& query) {
  if (query.empty()) return std::nullopt;
  try {
    return Parser(query.serialise()).run();
  } catch (const Xapian::UnimplementedError&) {
    return std::nullopt;  // it asks a source
  }
}

}  // namespace archive::search
