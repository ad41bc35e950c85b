// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cstring>
#include <functional>
#include <optional>
#include <string>
#include <unordered_map>

#include "archive/index/date_value.hpp"
#include "archive/index/reader.hpp"
#include "archive/index/record.hpp"
#include "archive/search/search.hpp"
#include "bm25.hpp"
#include "candidate.hpp"
#include "compile.hpp"
#include "condition_decider.hpp"
#include "count_names.hpp"
#include "filters.hpp"
#include "id_digits.hpp"
#include "like.hpp"
#include "lower_case_operator.hpp"
#include "matcher.hpp"
#include "names_beginning.hpp"
#include "order.hpp"
#include "rank_anew.hpp"
#include "recency.hpp"
#include "repair.hpp"
#include "rerank.hpp"
#include "snippet.hpp"
#include "term_source.hpp"
#include "unweighted.hpp"
#include "without_copies.hpp"

namespace archive::search {
namespace {

/// Articles looked at first where age counts; twice as many each time these do not settle the order.
constexpr std::size_t aged_articles = 200;

/// query.md section 7: with fewer articles a much more frequent neighbour is worth a word.
constexpr std::uint64_t few_articles = 3;

/// Per cent of what an article is worth to its own words. Less is what any two texts of one language have in common.
constexpr int least_likeness = 8;

/// A query made ready to run.
struct Prepared {
  Compiled compiled;
  Xapian::Query query;   ///< with the filters
  bool by_date = false;  ///< nothing to rank by: newest first
};

}  // namespace

class Searcher::Impl {
 public:
  explicit Impl(const std::filesystem::path& archive) : reader_(archive, index::Mapping::WhenMuchIsRead) {}

  Results run(const Request& request) {
    Results results;
    reader_.with_retry([&] { results = run_once(request); });
    return results;
  }

  Results similar(const core::ArticleId& id, const Request& request) {
    Results results;
    reader_.with_retry([&] { results = similar_once(id, request); });
    return results;
  }

  std::uint64_t count(const Request& request) {
    std::uint64_t articles = 0;
    reader_.with_retry([&] { articles = count_once(request); });
    return articles;
  }

  DayCounts count_days(const Request& request) {
    DayCounts counts;
    reader_.with_retry([&] { counts = search::count_days(searched(), all_of(request)); });
    return counts;
  }

  NameCounts count_names(const Request& request, const std::vector<index::FacetKind>& kinds) {
    NameCounts counts;
    reader_.with_retry([&] { counts = search::count_names(searched(), all_of(request), kinds); });
    return counts;
  }

  std::vector<std::string> names_beginning(index::FacetKind kind, std::string_view typed, std::size_t limit) {
    std::vector<std::string> names;
    reader_.with_retry([&] { names = search::names_beginning(reader_.database(), kind, typed, limit); });
    return names;
  }

  std::vector<std::string> explain(const Request& request) {
    std::vector<std::string> lines;
    reader_.with_retry([&] {
      const Prepared prepared = prepare(request);
      lines = prepared.compiled.explanation;
      lines.push_back("query: " + prepared.query.get_description());
    });
    return lines;
  }

  [[nodiscard]] std::uint64_t size() const { return reader_.state().articles; }

  [[nodiscard]] std::int64_t change() const { return reader_.state().change; }

  void look_in(index::Batch batch) { batch_ = std::move(batch); }

 private:
  /// Where articles are looked for.
  [[nodiscard]] const Xapian::Database& searched() const { return batch_ ? batch_->database() : reader_.database(); }

  Prepared prepare(const Request& request) const {
    // What is sorted otherwise Xapian answers in any case.
    const bool has_lists = request.any || request.sort == Sort::Relevance;
    const Vocabulary vocabulary = has_lists ? Vocabulary(reader_) : Vocabulary(reader_.database());
    Prepared prepared;
    prepared.compiled = compile(request.query, request.any, vocabulary);
    prepared.query = prepared.compiled.query;
    prepared.by_date = !prepared.compiled.weighted;
    const auto want = [&](std::string_view field, const std::vector<std::string>& names) {
      for (const auto& name : names)
        want_name(prepared.compiled.wanted, prepared.compiled.names, vocabulary, field, name);
    };
    want("person", request.filters.persons);
    want("org", request.filters.orgs);
    want("place", request.filters.places);
    const Xapian::Query filter = filter_query(request.filters);
    if (!filter.empty()) prepared.query = Xapian::Query(Xapian::Query::OP_FILTER, prepared.query, filter);
    return prepared;
  }

  std::uint64_t count_once(const Request& request) const {
    const Prepared prepared = prepare(request);
    Xapian::Enquire enquire(searched());
    enquire.set_weighting_scheme(Unweighted());
    enquire.set_query(prepared.query);
    ConditionDecider decider(prepared.compiled.conditions);
    // With conditions to ask, Xapian only estimates what it does not list.
    const auto size = searched().get_doccount();
    if (request.collapse)
      return count_without_copies(enquire.get_mset(0, size, nullptr, decider.empty() ? nullptr : &decider));
    return decider.empty() ? enquire.get_mset(0, 0, size).get_matches_lower_bound()
                           : enquire.get_mset(0, size, nullptr, &decider).size();
  }

  /// Every article that matches, ascending.
  [[nodiscard]] std::vector<Xapian::docid> all_of(const Request& request) const {
    const Prepared prepared = prepare(request);
    Xapian::Enquire enquire(searched());
    enquire.set_weighting_scheme(Unweighted());
    enquire.set_query(prepared.query);
    ConditionDecider decider(prepared.compiled.conditions);
    const auto matches = enquire.get_mset(0, searched().get_doccount(), nullptr, decider.empty() ? nullptr : &decider);
    std::vector<Xapian::docid> articles;
    for (auto match = matches.begin(); match != matches.end(); ++match) articles.push_back(*match);
    std::sort(articles.begin(), articles.end());
    if (request.collapse) keep_first_copies(searched(), articles);
    return articles;
  }

  /// Says of each hit how many of its copies match.
  void count_copies(Results& results, const std::vector<std::string>& clusters, const Xapian::Query& query,
                    const ConditionDecider& decider, const TermSource& source) const {
    for (std::size_t i = 0; i < results.hits.size(); ++i) {
      if (clusters[i].empty()) continue;
      const std::string term = std::string(index::prefix::copies) + clusters[i];
      const auto size = source.counts(term).articles;
      if (size < 2) continue;
      Xapian::Enquire enquire(searched());
      enquire.set_weighting_scheme(Unweighted());
      enquire.set_query(Xapian::Query(Xapian::Query::OP_FILTER, query, Xapian::Query(term)));
      results.hits[i].duplicates = enquire.get_mset(0, size, nullptr, decider.empty() ? nullptr : &decider).size() - 1;
    }
  }

  Results similar_once(const core::ArticleId& id, const Request& request) {
    Results results;
    const auto query = query_like(reader_.database(), id, analyzer_);
    if (query.empty()) return results;
    Xapian::Enquire enquire(reader_.database());
    enquire.set_weighting_scheme(
        Xapian::BM25Weight(bm25::k1, bm25::k2, bm25::k3, bm25::b, bm25::least_normalised_length));
    enquire.set_sort_by_relevance_then_value(index::order_slot, true);
    enquire.set_query(query);
    enquire.set_cutoff(least_likeness);
    const std::vector<Condition> no_conditions;
    const ConditionDecider none(no_conditions);
    const std::size_t wanted = request.offset + request.limit;
    const TermSource source(reader_.lists(), nullptr);
    std::vector<Candidate> candidates;
    for (std::size_t take = wanted + 1;; take *= 2) {
      const auto matches = enquire.get_mset(0, static_cast<Xapian::doccount>(take));
      candidates.clear();
      for (auto match = matches.begin(); match != matches.end(); ++match) {
        candidates.push_back({match.get_weight(), *match, &source});
        if (index::unpack(candidates.back().data()).id == id) candidates.pop_back();
      }
      results.total = candidates.size();
      if (request.collapse) candidates = without_copies(std::move(candidates), wanted);
      if (candidates.size() >= wanted || matches.size() < take) break;
    }
    // The article itself is not one of the copies that are not shown.
    const Xapian::Query others(Xapian::Query::OP_AND_NOT, query, Xapian::Query(own_term(id)));
    add_hits(results, candidates, request, {}, others, none, source);
    return results;
  }

  void add_hits(Results& results, std::vector<Candidate>& candidates, const Request& request, const Compiled& compiled,
                const Xapian::Query& query, const ConditionDecider& decider, const TermSource& source) {
    const std::size_t end = std::min(request.offset + request.limit, candidates.size());
    const bool tell_copies = request.collapse && request.want_text;
    const TermSource identifiers = source.reads_lists() ? source : TermSource(reader_.database());
    std::vector<std::string> clusters;
    for (std::size_t i = request.offset; i < end; ++i) {
      auto& hit = results.hits.emplace_back(make_hit(candidates[i], request, compiled));
      if (request.short_ids && request.want_text) hit.id_digits = id_digits(identifiers, hit.id, hit.id_digits);
      if (tell_copies) clusters.push_back(candidates[i].cluster());
    }
    if (tell_copies) count_copies(results, clusters, query, decider, source);
  }

  Results run_once(const Request& request) {
    Results results;
    Prepared prepared = prepare(request);
    results.remarks = prepared.compiled.remarks;
    if (std::any_of(results.remarks.begin(), results.remarks.end(),
                    [](const auto& remark) { return remark.is_error; })) {
      return results;
    }
    const bool ranked = request.sort == Sort::Relevance && !prepared.by_date && can_rerank(prepared.compiled.words);
    const std::size_t wanted = request.offset + request.limit;
    const bool aged = !prepared.by_date && wanted > 0 && ranks_by_recency(request);
    ConditionDecider decider(prepared.compiled.conditions);
    Candidates finder(*this, request, prepared, decider);
    const bool has_lists = !batch_ && (ranked || finder.matcher() != nullptr);
    const TermSource source = has_lists ? TermSource(reader_.lists(), finder.matcher()) : TermSource(searched());
    std::vector<Candidate> candidates;
    for (std::size_t take = std::max({wanted, ranked ? ranked_articles : 0, aged ? aged_articles : 0});; take *= 2) {
      candidates = finder.best(take, results, source);
      const bool all = candidates.size() < take;
      const double beyond = candidates.empty() ? 0 : candidates.back().score;
      if (ranked) {
        // Age may turn any two around.
        const AnewRequest anew{source, prepared.compiled, aged ? ranked_articles : wanted, request.collapse};
        rank_anew(candidates, anew, analyzer_);
      }
      if (aged) add_recency(candidates, *request.recency);
      if (request.collapse) candidates = without_copies(std::move(candidates), wanted);
      if (candidates.size() < wanted && !all) continue;
      if (!aged) break;
      // What was not looked at has at most the score of the last that was, and age only lowers it.
      if (all || candidates[wanted - 1].score >= beyond) break;
    }
    add_hits(results, candidates, request, prepared.compiled, prepared.query, decider, source);
    settle_ties(results.hits, request.sort);
    if (results.hits.empty() && request.offset == 0) {
      if (auto remark = find_lower_case_operator(request.query)) results.remarks.push_back(std::move(*remark));
    }
    if (request.repair && request.offset == 0) add_repair(results, request);
    return results;
  }

  /// Finds the best articles of a query: by the matcher what it knows, the rest by Xapian.
  class Candidates {
   public:
    Candidates(Impl& searcher, const Request& request, const Prepared& prepared, const ConditionDecider& decider)
        : searcher_(searcher), request_(request), prepared_(prepared), decider_(decider) {
      const bool by_weight = request.sort == Sort::Relevance && !prepared.by_date;
      if (by_weight && !searcher.batch_)
        matcher_.emplace(searcher.reader_.lists(), prepared.query, searcher.saturations_);
      if (matcher_ && !matcher_->knows()) matcher_.reset();
    }

    /// The first `take` of them, and in `results` how many there are.
    std::vector<Candidate> best(std::size_t take, Results& results, const TermSource& source) {
      std::vector<Candidate> candidates;
      if (!matcher_) {
        Xapian::Enquire enquire(searcher_.searched());
        enquire.set_query(prepared_.query);
        order_by(enquire, request_.sort, prepared_.by_date);
        const auto matches = enquire.get_mset(0, static_cast<Xapian::doccount>(take), 0, nullptr,
                                              decider_.empty() ? nullptr : &decider_);
        results.total = matches.get_matches_estimated();
        results.exact = matches.get_matches_lower_bound() == matches.get_matches_upper_bound();
        for (auto match = matches.begin(); match != matches.end(); ++match)
          candidates.push_back({match.get_weight(), *match, &source});
        return candidates;
      }
      Matcher::Condition condition;
      if (!decider_.empty()) {
        condition = [&](Xapian::docid article) {
          const auto record = source.record_in_lists(article);
          const bool meets = decider_.meets(record);
          if (meets) records_.insert_or_assign(article, std::string(record));
          return meets;
        };
      }
      for (const auto& [weight, article] : matcher_->best(take, condition)) {
        auto& candidate = candidates.emplace_back(Candidate{weight, article, &source});
        if (const auto known = records_.find(article); known != records_.end()) candidate.known_data = known->second;
      }
      results.total = matcher_->total();
      results.exact = matcher_->is_exact();
      return candidates;
    }

    /// Null where Xapian finds them.
    [[nodiscard]] const Matcher* matcher() const { return matcher_ ? &*matcher_ : nullptr; }

   private:
    Impl& searcher_;
    const Request& request_;
    const Prepared& prepared_;
    const ConditionDecider& decider_;
    std::optional<Matcher> matcher_;
    std::unordered_map<Xapian::docid, std::string> records_;  ///< of those that met the conditions
  };

  /// Says what could be tried where nothing is found, or little beside a much more frequent neighbour.
  void add_repair(Results& results, const Request& request) const {
    if (results.total >= few_articles) return;
    const Count count = [this](Request changed) {
      changed.collapse = false;
      return count_once(changed);
    };
    // A look at the first may make them seem few.
    const auto total = results.exact ? results.total : count(request);
    if (total >= few_articles) return;
    const Vocabulary vocabulary(reader_);
    auto repair = total == 0 ? find_repair(request, vocabulary, count)
                             : find_frequent_neighbour(request, total, vocabulary, count);
    results.missing = std::move(repair.missing);
    results.suggestions = std::move(repair.suggestions);
  }

  Hit make_hit(Candidate& candidate, const Request& request, const Compiled& compiled) {
    Hit hit;
    hit.score = candidate.score;
    if (!request.want_text) {
      auto shown = candidate.read ? std::move(candidate.read->shown) : index::unpack(candidate.data());
      hit.id = shown.id;
      hit.article = std::move(shown.article);
      return hit;
    }
    Read seen = candidate.read ? std::move(*candidate.read) : read_candidate(candidate, compiled.wanted, analyzer_);
    hit.id = seen.shown.id;
    hit.article = std::move(seen.shown.article);
    show_mentions(seen.in_title, seen.in_body, compiled.names, hit.article);
    add_mentions(seen.in_title, compiled.times, hit.article.title, hit.article);
    hit.title_highlights = highlight_spans(seen.in_title);
    if (request.snippets > 0) {
      add_mentions(seen.in_body, compiled.times, hit.article.body, hit.article);
      hit.snippets = make_snippets(hit.article.body, seen.in_body, compiled.wanted.units(), request.snippets,
                                   {request.snippet_width * 3 / 4, request.snippet_width});
    }
    return hit;
  }

  index::Reader reader_;
  std::optional<index::Batch> batch_;
  text::Analyzer analyzer_;
  Saturations saturations_;
};

Searcher::Searcher(const std::filesystem::path& archive) : impl_(std::make_unique<Impl>(archive)) {}
Searcher::Searcher(Searcher&&) noexcept = default;
Searcher::~Searcher() = default;

void Searcher::look_in(index::Batch batch) { impl_->look_in(std::move(batch)); }
Results Searcher::run(const Request& request) { return impl_->run(request); }
Results Searcher::similar(const core::ArticleId& id, const Request& request) { return impl_->similar(id, request); }
std::uint64_t Searcher::count(const Request& request) { return impl_->count(request); }
DayCounts Searcher::count_days(const Request& request) { return impl_->count_days(request); }
NameCounts Searcher::count_names(const Request& request, const std::vector<index::FacetKind>& kinds) {
  return impl_->count_names(request, kinds);
}
std::vector<std::string> Searcher::names_beginning(index::FacetKind kind, std::string_view typed, std::size_t limit) {
  return impl_->names_beginning(kind, typed, limit);
}
std::vector<std::string> Searcher::explain(const Request& request) { return impl_->explain(request); }
std::int64_t Searcher::change() const { return impl_->change(); }
std::uint64_t Searcher::size() const { return impl_->size(); }

}  // namespace archive::search
