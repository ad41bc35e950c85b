// SPDX-License-Identifier: GPL-3.0-or-later
#include "rank_anew.hpp"

#include <algorithm>
#include <numeric>
#include <unordered_set>

#include "closeness_bound.hpp"
#include "occurring.hpp"
#include "rerank.hpp"

namespace archive::search {
namespace {

bool is_better(const Candidate& a, const Candidate& b) { return a.score > b.score; }

/// In the order of the index what two articles share of the way to them is read once.
std::vector<std::size_t> in_index_order(const std::vector<Candidate>& candidates, std::size_t count) {
  std::vector<std::size_t> order(count);
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(),
            [&candidates](std::size_t a, std::size_t b) { return candidates[a].number < candidates[b].number; });
  return order;
}

/// Reads texts, those first that may gain most, until no other can come before the articles wanted.
class TextRanking {
 public:
  /// order   of the candidates that `held` tells of
  TextRanking(std::vector<Candidate>& candidates, const std::vector<std::size_t>& order, const std::vector<Held>& held,
              const AnewRequest& request, text::Analyzer& analyzer)
      : candidates_(candidates), request_(request), analyzer_(analyzer), closeness_(request.compiled.close_units) {
    const ClosenessBound bound(request.compiled.close_units, request.compiled.words);
    most_.resize(order.size());
    for (std::size_t at = 0; at < order.size(); ++at) {
      Candidate& candidate = candidates[order[at]];
      most_[order[at]] = candidate.score + bound.most(index::signature_of(candidate.data()), held[at].words);
    }
  }

  void run() {
    std::vector<std::size_t> order(most_.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [this](std::size_t a, std::size_t b) { return most_[a] > most_[b]; });
    for (const std::size_t next : order) {
      if (is_settled(most_[next])) break;
      Candidate& candidate = candidates_[next];
      candidate.read = std::make_shared<Read>(read_candidate(candidate, request_.compiled.wanted, analyzer_));
      candidate.known_data.reset();  // the text is all that is asked for from here on
      const Read& seen = *candidate.read;
      candidate.score +=
          closeness_.bonus({seen.shown.article.title, seen.in_title}, {seen.shown.article.body, seen.in_body});
      read_.push_back(next);
    }
  }

 private:
  /// Whether enough of what was read is better than anything else can be.
  bool is_settled(double most) {
    std::unordered_set<std::string> clusters;
    std::size_t better = 0;
    for (const std::size_t i : read_) {
      if (candidates_[i].score <= most) continue;
      const bool copy =
          request_.collapse && !candidates_[i].cluster().empty() && !clusters.insert(candidates_[i].cluster()).second;
      better += copy ? 0 : 1;
    }
    return better >= request_.wanted;
  }

  std::vector<Candidate>& candidates_;
  const AnewRequest& request_;
  text::Analyzer& analyzer_;
  Closeness closeness_;
  std::vector<double> most_;       ///< that a candidate can score
  std::vector<std::size_t> read_;  ///< candidates
};

}  // namespace

void rank_anew(std::vector<Candidate>& candidates, const AnewRequest& request, text::Analyzer& analyzer) {
  const std::size_t count = std::min(candidates.size(), ranked_articles);
  if (count == 0) return;
  const auto order = in_index_order(candidates, count);
  std::vector<Xapian::docid> best;
  for (const std::size_t i : order) best.push_back(candidates[i].number);
  const auto held = OccurrenceReader(request.source, request.compiled.words).read(best);
  const auto bonuses = rerank_bonuses(held, request.compiled.words, request.source.mean_length());
  for (std::size_t i = 0; i < count; ++i) candidates[order[i]].score += bonuses[i];
  const auto end = candidates.begin() + static_cast<std::ptrdiff_t>(count);
  if (request.compiled.close_units.size() < 2) {
    std::stable_sort(candidates.begin(), end, is_better);
    return;
  }
  TextRanking(candidates, order, held, request, analyzer).run();
  // A text that was not read has not its whole score, and no place among those wanted.
  const auto read_end =
      std::stable_partition(candidates.begin(), end, [](const Candidate& each) { return each.read != nullptr; });
  std::stable_sort(candidates.begin(), read_end, is_better);
  std::stable_sort(read_end, end, is_better);
}

}  // namespace archive::search
