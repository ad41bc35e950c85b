// SPDX-License-Identifier: GPL-3.0-or-later
#include "mentions.hpp"

#include <algorithm>
#include <cmath>

#include "archive/dates/text_dates.hpp"
#include "archive/index/mentions.hpp"
#include "archive/index/schema.hpp"

namespace archive::search {
namespace {

/// Longer intervals are found and count nothing: a century evokes every year of it.
constexpr std::int64_t longest_counted = 3653;

/// The weight of 4,000 mentions; no article has more that differ.
constexpr double greatest_weight = 20;

/// Days both intervals hold.
std::int64_t shared_days(const dates::Interval& time, core::Day from, core::Day to) {
  const core::Day first = time.from ? std::max(*time.from, from) : from;
  const core::Day last = time.to ? std::min(*time.to, to) : to;
  return std::max<std::int64_t>(0, std::int64_t{last.number} - first.number + 1);
}

/// Weighs the articles that have mentions at all; what finds them stands beside it in the query.
class MentionSource : public Xapian::ValuePostingSource {
 public:
  explicit MentionSource(const dates::Interval& time) : Xapian::ValuePostingSource(index::mentions_slot), time_(time) {}

  void init(const Xapian::Database& database) override {
    Xapian::ValuePostingSource::init(database);
    set_maxweight(greatest_weight);
  }

  double get_weight() const override {
    double sum = 0;
    for (const auto& mention : index::mentions_of_value(get_value())) {
      if (mention.days() > longest_counted) continue;
      const auto share =
          static_cast<double>(shared_days(time_, mention.from, mention.to)) / static_cast<double>(mention.days());
      sum += mention.times * share;
    }
    return std::min(greatest_weight, std::log2(1 + sum));
  }

  [[nodiscard]] MentionSource* clone() const override { return new MentionSource(time_); }  // Xapian frees it
  [[nodiscard]] std::string get_description() const override { return "mentions"; }

 private:
  dates::Interval time_;
};

}  // namespace

Xapian::Query mentions_query(const dates::Interval& time) {
  std::vector<Xapian::Query> terms;
  for (const auto& term : index::overlap_terms(time.from, time.to)) terms.emplace_back(term);
  const Xapian::Query any(Xapian::Query::OP_OR, terms.begin(), terms.end());
  auto* source = new MentionSource(time);
  return {Xapian::Query::OP_FILTER, Xapian::Query(source->release()), any};
}

void add_mentions(std::vector<Match>& found, const std::vector<MentionedTime>& times, std::string_view text,
                  const core::Article& article) {
  if (times.empty()) return;
  for (const auto& mention : dates::find_dates(text, article.date)) {
    if (!mention.interval) continue;
    for (const auto& time : times) {
      if (shared_days(time.interval, *mention.interval->from, *mention.interval->to) > 0)
        found.push_back({mention.span, time.unit});
    }
  }
  std::stable_sort(found.begin(), found.end(), [](const Match& a, const Match& b) {
    return a.span.begin != b.span.begin ? a.span.begin < b.span.begin : a.span.end > b.span.end;
  });
}

}  // namespace archive::search
