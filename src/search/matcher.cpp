// SPDX-License-Identifier: GPL-3.0-or-later
#include "matcher.hpp"

#include <algorithm>
#include <optional>

#include "archive/index/schema.hpp"
#include "match_tree.hpp"

namespace archive::search {

class Matcher::Impl {
 public:
  Impl(const Xapian::Database& database, const std::vector<index::Lists>& lists, const Xapian::Query& query,
       MatchMemory& memory)
      : database_(database), lists_(lists) {
    const auto tree = lists.empty() ? std::nullopt : match_tree(query);
    if (!tree) return;
    Statistics statistics;
    statistics.articles = database.get_doccount();
    statistics.mean_length = static_cast<double>(database.get_total_length()) / statistics.articles;
    std::vector<MatchLists> segments;
    for (const auto& segment : lists) segments.emplace_back(segment, memory).count(*tree, statistics.frequencies);
    knows_ = true;
    for (std::size_t i = 0; knows_ && i < segments.size(); ++i) {
      Weighed matched;
      knows_ = segments[i].match(*tree, statistics, matched);
      const auto parts = static_cast<Xapian::docid>(lists.size()), part = static_cast<Xapian::docid>(i + 1);
      matched.weights.resize(matched.articles.size(), 0.0);
      all_.reserve(all_.size() + matched.articles.size());
      for (std::size_t k = 0; k < matched.articles.size(); ++k)
        all_.push_back({matched.weights[k], (matched.articles[k] - 1) * parts + part});
    }
  }

  [[nodiscard]] bool knows() const { return knows_; }

  std::vector<Matched> best(std::size_t count, const Condition& condition) {
    while (accepted_.size() < count && seen_ < all_.size()) {
      const std::size_t more = std::min(std::max(count - accepted_.size(), seen_), all_.size() - seen_);
      const auto begin = all_.begin() + static_cast<std::ptrdiff_t>(seen_);
      std::partial_sort(begin, begin + static_cast<std::ptrdiff_t>(more), all_.end(),
                        [this](const Matched& a, const Matched& b) { return is_better(a, b); });
      for (const std::size_t end = seen_ + more; seen_ < end && accepted_.size() < count; ++seen_) {
        // It has just been met in a list: nobody need look whether it is there.
        if (!condition || condition(database_.get_document(all_[seen_].article, Xapian::DOC_ASSUME_VALID)))
          accepted_.push_back(all_[seen_]);
      }
    }
    asks_ = static_cast<bool>(condition);
    return {accepted_.begin(), accepted_.begin() + static_cast<std::ptrdiff_t>(std::min(count, accepted_.size()))};
  }

  [[nodiscard]] std::uint64_t total() const {
    if (!asks_ || seen_ == 0) return all_.size();
    if (is_exact()) return accepted_.size();
    const double share = static_cast<double>(accepted_.size()) / static_cast<double>(seen_);
    return std::max<std::uint64_t>(accepted_.size(),
                                   static_cast<std::uint64_t>(share * static_cast<double>(all_.size())));
  }

  [[nodiscard]] bool is_exact() const { return !asks_ || seen_ == all_.size(); }

 private:
  [[nodiscard]] std::string_view order_of(Xapian::docid article) const {
    const auto parts = static_cast<Xapian::docid>(lists_.size());
    return lists_[(article - 1) % parts].value(index::order_slot, (article - 1) / parts + 1);
  }

  [[nodiscard]] bool is_better(const Matched& a, const Matched& b) const {
    if (a.weight != b.weight) return a.weight > b.weight;
    const int order = order_of(a.article).compare(order_of(b.article));
    return order != 0 ? order > 0 : a.article < b.article;
  }

  const Xapian::Database& database_;
  const std::vector<index::Lists>& lists_;
  bool knows_ = false;
  bool asks_ = false;         ///< for a condition
  std::vector<Matched> all_;  ///< the first of them, as many as were seen, are the best
  std::size_t seen_ = 0;
  std::vector<Matched> accepted_;  ///< of those seen
};

Matcher::Matcher(const Xapian::Database& database, const std::vector<index::Lists>& lists, const Xapian::Query& query,
                 MatchMemory& memory)
    : impl_(std::make_unique<Impl>(database, lists, query, memory)) {}
Matcher::~Matcher() = default;

bool Matcher::knows() const { return impl_->knows(); }
std::vector<Matched> Matcher::best(std::size_t count, const Condition& condition) {
  return impl_->best(count, condition);
}
std::uint64_t Matcher::total() const { return impl_->total(); }
bool Matcher::is_exact() const { return impl_->is_exact(); }

}  // namespace archive::search
