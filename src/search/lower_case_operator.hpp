// SPDX-License-Identifier: GPL-3.0-or-later
/// A word that would have been an operator in capitals.
#pragma once

#include <optional>

#include "archive/query/query.hpp"

namespace archive::search {

/// The remark lower-case-operator for a query that found nothing: `ou`, `or`, `et`, `and`, `sauf`, `not` in lower case
/// between two words of one conjunction, with the query as it may have been meant. Only the first is told.
[[nodiscard]] std::optional<query::Remark> find_lower_case_operator(const query::Query& query);

}  // namespace archive::search
