// SPDX-License-Identifier: GPL-3.0-or-later
/// What the grammar allows and the language does not.
#pragma once

#include <vector>

#include "archive/query/query.hpp"

namespace archive::query {

/// Notes operands that stand at no position (bad-operand) and parts that only exclude (only-negative).
void check(const Node& tree, ParseOptions options, std::vector<Remark>& remarks);

}  // namespace archive::query
