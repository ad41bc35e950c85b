// SPDX-License-Identifier: GPL-3.0-or-later
#include "matcher.hpp"

#include <algorithm>
#include <deque>
#include <optional>

#include "archive/index/schema.hpp"
#include "match_tree.hpp"
#include "term_source.hpp"

namespace archive::search {

class Matcher::Impl {
 public:
  Impl(const std::vector<index::Lists>& lists, const Xapian::Query& query, Saturations& saturations)
      : lists_(lists), saturations_(saturations) {
    tree_ = lists.empty() ? std::nullopt : match_tree(query);
    if (!tree_) return;
    for (const auto& segment : lists) statistics_.articles += segment.size();
    statistics_.mean_length = TermSource(lists, nullptr).mean_length();
    saturations.prepare(statistics_.mean_length);
    for (const auto& segment : lists) segments_.emplace_back(segment).count(*tree_, statistics_.frequencies);
    knows_ = std::all_of(segments_.begin(), segments_.end(),
                         [this](MatchLists& segment) { return segment.prepare(*tree_, statistics_); });
  }

  [[nodiscard]] bool knows() const { return knows_; }

  [[nodiscard]] const index::TermList* postings(std::size_t segment, const std::string& term) const {
    return segments_[segment].postings(term);
  }

  std::vector<Matched> best(std::size_t count, const Condition& condition) {
    const std::size_t weighed = std::max<std::size_t>(count, 1);
    match(condition ? weighed * more_for_condition : weighed);
    accept(count, condition);
    if (accepted_.size() < count && seen_ < matching_) {
      match(ListReader::all);
      accept(count, condition);
    }
    asks_ = static_cast<bool>(condition);
    return {accepted_.begin(), accepted_.begin() + static_cast<std::ptrdiff_t>(std::min(count, accepted_.size()))};
  }

  [[nodiscard]] std::uint64_t total() const {
    if (!asks_ || seen_ == 0) return matching_;
    if (is_exact()) return accepted_.size();
    const double share = static_cast<double>(accepted_.size()) / static_cast<double>(seen_);
    return std::max<std::uint64_t>(accepted_.size(),
                                   static_cast<std::uint64_t>(share * static_cast<double>(matching_)));
  }

  [[nodiscard]] bool is_exact() const { return !asks_ || seen_ == matching_; }

 private:
  /// So many times more are weighed than are wanted where a condition is asked, and all when too few of these hold it: of the
  /// articles that hold the words of a phrase, one in a few dozens often holds the phrase.
  static constexpr std::size_t more_for_condition = 64;

  /// So many are looked at one after the other, the best first, until enough are accepted. Of more all are looked at, in the
  /// order in which they stand in the index: a block of it then serves all of them that stand in it, and the next one is on its way.
  static constexpr std::size_t most_by_weight = 128;
  /// Of more than are needed each may hold the condition, and telling so costs the most.
  static constexpr std::size_t most_at_once = 4096;

  /// Looks at the best of what was weighed until `count` are accepted, or more.
  void accept(std::size_t count, const Condition& condition) {
    const std::size_t known = all_.size() == matching_ ? all_.size() : weighed_;
    while (accepted_.size() < count && seen_ < known) {
      const std::size_t more =
          std::min({next_look(count - accepted_.size()), condition ? most_at_once : known, known - seen_});
      if (condition && more > most_by_weight) look_at_all(more, condition);
      else look_at_best(more, count, condition);
    }
  }

  /// How many are looked at next: as many as were before, and fewer where so many would bring more than are missing.
  [[nodiscard]] std::size_t next_look(std::size_t missing) const {
    if (accepted_.empty()) return std::max(missing, seen_);
    const std::size_t likely = (missing * seen_ + accepted_.size() - 1) / accepted_.size();
    return std::max(missing, std::min(likely, seen_));
  }

  void look_at_best(std::size_t more, std::size_t count, const Condition& condition) {
    const auto begin = all_.begin() + static_cast<std::ptrdiff_t>(seen_);
    std::partial_sort(begin, begin + static_cast<std::ptrdiff_t>(more), all_.end(),
                      [this](const Matched& a, const Matched& b) { return is_better(a, b); });
    for (const std::size_t end = seen_ + more; seen_ < end && accepted_.size() < count; ++seen_)
      if (!condition || condition(all_[seen_].article)) accepted_.push_back(all_[seen_]);
  }

  void look_at_all(std::size_t more, const Condition& condition) {
    const auto better = [this](const Matched& a, const Matched& b) { return is_better(a, b); };
    const auto begin = all_.begin() + static_cast<std::ptrdiff_t>(seen_);
    const auto end = begin + static_cast<std::ptrdiff_t>(more);
    if (end != all_.end()) std::nth_element(begin, end, all_.end(), better);
    std::sort(begin, end, [](const Matched& a, const Matched& b) { return a.article < b.article; });
    const auto before = static_cast<std::ptrdiff_t>(accepted_.size());
    for (auto at = begin; at != end; ++at)
      if (condition(at->article)) accepted_.push_back(*at);
    seen_ += more;
    std::sort(accepted_.begin() + before, accepted_.end(), better);
  }

  /// Weighs the best `count`, unless they are known. What was seen stays seen.
  void match(std::size_t count) {
    if (count <= weighed_ || (weighed_ > 0 && all_.size() == matching_)) return;
    weighed_ = count;
    all_.clear();
    matching_ = 0;
    const auto parts = static_cast<Xapian::docid>(lists_.size());
    Xapian::docid part = 0;
    for (const auto& segment : segments_) {
      const Weighed found = segment.match(count, saturations_);
      matching_ += found.matching;
      ++part;
      all_.reserve(all_.size() + found.articles.size());
      for (std::size_t i = 0; i < found.articles.size(); ++i)
        all_.push_back({found.weights[i], (found.articles[i] - 1) * parts + part});
    }
    if (seen_ > 0) {
      std::partial_sort(all_.begin(), all_.begin() + static_cast<std::ptrdiff_t>(seen_), all_.end(),
                        [this](const Matched& a, const Matched& b) { return is_better(a, b); });
    }
  }

  [[nodiscard]] std::string_view order_of(Xapian::docid article) const {
    const auto parts = static_cast<Xapian::docid>(lists_.size());
    return lists_[(article - 1) % parts].value(index::order_slot, (article - 1) / parts + 1);
  }

  [[nodiscard]] bool is_better(const Matched& a, const Matched& b) const {
    if (a.weight != b.weight) return a.weight > b.weight;
    const int order = order_of(a.article).compare(order_of(b.article));
    return order != 0 ? order > 0 : a.article < b.article;
  }

  const std::vector<index::Lists>& lists_;
  const Saturations& saturations_;
  std::optional<MatchTree> tree_;
  Statistics statistics_;
  std::deque<MatchLists> segments_;
  bool knows_ = false;
  bool asks_ = false;        ///< for a condition
  std::size_t weighed_ = 0;  ///< so many of the best are in `all_`
  std::uint64_t matching_ = 0;
  std::vector<Matched> all_;  ///< the first of them, as many as were seen, are the best
  std::size_t seen_ = 0;
  std::vector<Matched> accepted_;  ///< of those seen
};

Matcher::Matcher(const std::vector<index::Lists>& lists, const Xapian::Query& query, Saturations& saturations)
    : impl_(std::make_unique<Impl>(lists, query, saturations)) {}
Matcher::~Matcher() = default;

bool Matcher::knows() const { return impl_->knows(); }
const index::TermList* Matcher::postings(std::size_t segment, const std::string& term) const {
  return impl_->postings(segment, term);
}
std::vector<Matched> Matcher::best(std::size_t count, const Condition& condition) {
  return impl_->best(count, condition);
}
std::uint64_t Matcher::total() const { return impl_->total(); }
bool Matcher::is_exact() const { return impl_->is_exact(); }

}  // namespace archive::search
