// SPDX-License-Identifier: GPL-3.0-or-later
/// A query as the matcher takes it.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace archive::search {

/// A part of a query, as Xapian::Query holds it: the constructors of that one have simplified it already.
struct MatchTree {
  enum class Kind : std::uint8_t { Term, And, Or, AndNot, AndMaybe, Filter, Synonym, Scale, Range };
  Kind kind = Kind::Term;
  std::string term;                ///< of Term
  double factor = 1;               ///< of Scale
  std::uint32_t slot = 0;          ///< of Range
  std::string begin;               ///< of Range
  std::optional<std::string> end;  ///< of Range; nothing: all values from `begin` on
  std::vector<MatchTree> children;
};

/// The tree of a query, or nothing where it holds what the matcher leaves to Xapian: sources, all articles, other operators.
[[nodiscard]] std::optional<MatchTree> match_tree(const Xapian::Query& query);

}  // namespace archive::search
