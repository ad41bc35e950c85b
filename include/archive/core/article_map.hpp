// SPDX-License-Identifier: GPL-3.0-or-later
/// Tables by article.
#pragma once

#include <cstddef>
#include <unordered_map>

#include "archive/core/id.hpp"

namespace archive::core {

struct ArticleHash {
  std::size_t operator()(const ArticleId& id) const {
    std::size_t value = 0;  // an identifier is a hash already
    for (std::size_t i = 0; i < sizeof value; ++i) value = value << 8 | id.bytes[i];
    return value;
  }
};

/// Something of each of some articles.
template <typename Value>
using ArticleMap = std::unordered_map<ArticleId, Value, ArticleHash>;

}  // namespace archive::core
