// SPDX-License-Identifier: GPL-3.0-or-later
#include "order.hpp"

#include <algorithm>

#include "archive/index/date_value.hpp"
#include "archive/index/schema.hpp"
#include "bm25.hpp"
#include "recency.hpp"
#include "unweighted.hpp"

namespace archive::search {

void order_by(Xapian::Enquire& enquire, Sort sort, bool by_date) {
  if (sort == Sort::Relevance && !by_date) {
    enquire.set_weighting_scheme(
        Xapian::BM25Weight(bm25::k1, bm25::k2, bm25::k3, bm25::b, bm25::least_normalised_length));
    enquire.set_sort_by_relevance_then_value(index::order_slot, true);
    return;
  }
  enquire.set_weighting_scheme(Unweighted());
  enquire.set_sort_by_value(index::order_slot, sort != Sort::Oldest);
}

void add_recency(std::vector<Candidate>& candidates, const Recency& recency) {
  for (auto& candidate : candidates) {
    candidate.score *=
        recency_factor(index::day_of_value(candidate.source->value(index::date_slot, candidate.number)), recency);
  }
  std::stable_sort(candidates.begin(), candidates.end(),
                   [](const Candidate& a, const Candidate& b) { return a.score > b.score; });
}

void settle_ties(std::vector<Hit>& hits, Sort sort) {
  std::stable_sort(hits.begin(), hits.end(), [sort](const Hit& a, const Hit& b) {
    if (sort == Sort::Relevance && a.score != b.score) return a.score > b.score;
    if (a.article.date != b.article.date) {
      return (sort == Sort::Oldest) == (a.article.date < b.article.date);
    }
    return (sort == Sort::Oldest) == (b.id < a.id);
  });
}

}  // namespace archive::search
