// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <unordered_map>

#include "archive/core/id.hpp"

namespace archive::index {

/// Something of each of some articles.
template <typename Value>
using ArticleMap = std::unordered_map<core::ArticleId, Value, core::ArticleHash>;

}  // namespace archive::index
