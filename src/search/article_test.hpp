// SPDX-License-Identifier: GPL-3.0-or-later
/// A condition on one article, in two steps: a quick no, then a look at the stored text.
#pragma once

#include <functional>
#include <memory>
#include <string_view>
#include <vector>

#include "archive/core/article.hpp"
#include "verified_source.hpp"

namespace archive::search {

struct ArticleTest {
  /// Whether an article of this signature may meet it. May say yes wrongly, never no. Empty: any may.
  std::function<bool(std::string_view signature)> may_meet;
  std::function<bool(const core::Article&)> meets;  ///< of what the index keeps of the article
};

/// All tests at once, the quick ones first: an article is fetched once, and unpacked only when none says no. Throws
/// core::Error (Usage) when the deadline passes, Damaged when the article cannot be read.
[[nodiscard]] Condition condition_of(std::vector<ArticleTest> tests, std::shared_ptr<Deadline> deadline);

}  // namespace archive::search
