// SPDX-License-Identifier: GPL-3.0-or-later
#include "article_test.hpp"

#include <algorithm>

#include "archive/index/record.hpp"

namespace archive::search {

Condition condition_of(std::vector<ArticleTest> tests, std::shared_ptr<Deadline> deadline) {
  return [tests = std::move(tests), deadline = std::move(deadline)](std::string_view record) {
    check(*deadline);
    const auto signature = index::signature_of(record);
    const bool may = std::all_of(tests.begin(), tests.end(), [signature](const ArticleTest& test) {
      return !test.may_meet || test.may_meet(signature);
    });
    if (!may) return false;
    const auto stored = index::unpack(record).article;
    return std::all_of(tests.begin(), tests.end(), [&stored](const ArticleTest& test) { return test.meets(stored); });
  };
}

}  // namespace archive::search
