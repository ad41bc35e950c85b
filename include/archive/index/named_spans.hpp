// SPDX-License-Identifier: GPL-3.0-or-later
/// Where an article names what a search by a name found it for.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "archive/core/article.hpp"
#include "archive/core/span.hpp"

namespace archive::index {

/// A name as it was asked for.
struct AskedName {
  std::string_view field;  ///< `person`, `org`, `place` or `product`
  std::string value;
};

/// Bytes of title and body, in order.
struct NamedSpans {
  std::vector<core::Span> title, body;
};

/// The whole mentions of everybody and everything in the article that the index files under each name, in the order of
/// the names. Reads the article as one that nothing was learned from: empty where only a lesson knows the name.
///
/// Cost   that of reading the names of the article, once.
[[nodiscard]] std::vector<NamedSpans> find_named(const core::Article& article, const std::vector<AskedName>& asked);

}  // namespace archive::index
