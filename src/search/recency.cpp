// SPDX-License-Identifier: GPL-3.0-or-later
#include "recency.hpp"

#include <algorithm>
#include <cmath>

namespace archive::search {
namespace {

bool names_a_time(const query::Node& node) {
  return node.kind == query::NodeKind::Date ||
         std::any_of(node.children.begin(), node.children.end(), [](const auto& child) { return names_a_time(child); });
}

}  // namespace

double recency_factor(std::optional<core::Day> day, const Recency& recency) {
  if (!day) return 0.5;
  const double age = std::max(0, recency.today.number - day->number);
  return 0.5 + 0.5 * std::exp2(-age / static_cast<double>(recency.half_life));
}

bool ranks_by_recency(const Request& request) {
  return request.recency && request.recency->half_life > 0 && request.sort == Sort::Relevance &&
         !request.filters.from && !request.filters.to && !names_a_time(request.query.tree);
}

}  // namespace archive::search
