// SPDX-License-Identifier: GPL-3.0-or-later
/// What Xapian asks of an article that matches.
#pragma once

#include <xapian.h>

#include <algorithm>
#include <string_view>
#include <vector>

#include "compile.hpp"

namespace archive::search {

/// Asks the conditions of articles good enough for the answer, and of no others.
class ConditionDecider : public Xapian::MatchDecider {
 public:
  explicit ConditionDecider(const std::vector<Condition>& conditions) : conditions_(conditions) {}

  bool operator()(const Xapian::Document& document) const override { return meets(document.get_data()); }

  /// Of an article of this record.
  [[nodiscard]] bool meets(std::string_view record) const {
    return std::all_of(conditions_.begin(), conditions_.end(),
                       [record](const Condition& condition) { return condition(record); });
  }
  [[nodiscard]] bool empty() const { return conditions_.empty(); }

 private:
  const std::vector<Condition>& conditions_;
};

}  // namespace archive::search
