// SPDX-License-Identifier: GPL-3.0-or-later
/// What Xapian asks of an article that matches.
#pragma once

#include <xapian.h>

#include <algorithm>
#include <vector>

#include "compile.hpp"

namespace archive::search {

/// Asks the conditions of articles good enough for the answer, and of no others.
class ConditionDecider : public Xapian::MatchDecider {
 public:
  explicit ConditionDecider(const std::vector<Condition>& conditions) : conditions_(conditions) {}

  bool operator()(const Xapian::Document& document) const override {
    return std::all_of(conditions_.begin(), conditions_.end(),
                       [&](const Condition& condition) { return condition(document); });
  }
  [[nodiscard]] bool empty() const { return conditions_.empty(); }

 private:
  const std::vector<Condition>& conditions_;
};

}  // namespace archive::search
