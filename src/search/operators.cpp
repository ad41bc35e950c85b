// SPDX-License-Identifier: GPL-3.0-or-later
#include "operators.hpp"

#include <algorithm>
#include <limits>
#include <string_view>

#include "archive/index/terms.hpp"
#include "archive/text/sentences.hpp"
#include "occurrences.hpp"
#include "proximity.hpp"

namespace archive::search {
namespace {

using Xapian::Query;

constexpr std::uint32_t no_end = std::numeric_limits<std::uint32_t>::max();

Query all_of(const std::vector<Operand>& operands) {
  std::vector<Query> queries;
  for (const auto& operand : operands) queries.push_back(operand.query);
  return {Query::OP_AND, queries.begin(), queries.end()};
}

bool one_stands_nowhere(const std::vector<Operand>& operands) {
  return std::any_of(operands.begin(), operands.end(), [](const Operand& operand) { return operand.ways.empty(); });
}

/// A finder that a condition keeps.
std::shared_ptr<OccurrenceFinder> make_finder(const std::vector<Operand>& operands, Part part) {
  return std::make_shared<OccurrenceFinder>(operands, part);
}

/// A quick no where the signature shows that something does not hold of the occurrences in the title, nor of those in
/// the body.
template <typename Holds>
std::function<bool(std::string_view)> by_traces(const std::shared_ptr<OccurrenceFinder>& finder, Holds holds) {
  if (!finder->traces().tell()) return {};
  return
      [finder, holds](std::string_view signature) { return holds(finder->traces().find(signature, finder->part())); };
}

/// The occurrences that begin at a word of their own: what begins at one word is one, however long it may be read.
std::size_t count_beginnings(const std::vector<Occurrence>& found) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < found.size(); ++i) count += i == 0 || found[i].first != found[i - 1].first;
  return count;
}

/// A question about operands in one text, asked of the title's and of the body's occurrences.
template <typename Holds>
auto in_one_text(Holds holds) {
  return [holds](const Occurrences& found) {
    return holds(between(found, 0, index::body_base)) || holds(between(found, index::body_base, no_end));
  };
}

/// Whether each operand has a beginning of its own.
bool meet(const Occurrences& found) {
  std::vector<std::vector<std::uint32_t>> places;
  for (const auto& operand : found) {
    auto& own = places.emplace_back();
    for (const auto& occurrence : operand) own.push_back(occurrence.first);
  }
  return have_own_places(places);
}

/// Finds the operands of a query within sentences or paragraphs.
class TogetherFinder {
 public:
  TogetherFinder(std::shared_ptr<OccurrenceFinder> finder, TextUnit unit)
      : finder_(std::move(finder)), unit_(unit), part_(finder_->part()) {}

  bool find(const core::Article& stored) {
    if (part_ != Part::Body && read(stored.title) && stand_within({0, stored.title.size()})) return true;
    if (part_ == Part::Title || !read(stored.body)) return false;
    for (const auto& paragraph : text::paragraphs(stored.body)) {
      if (!stand_within(paragraph)) continue;
      if (unit_ == TextUnit::Paragraph) return true;
      const auto inside = std::string_view(stored.body).substr(paragraph.begin, paragraph.size());
      for (const auto& sentence : text::sentences(inside)) {
        if (stand_within({paragraph.begin + sentence.begin, paragraph.begin + sentence.end})) return true;
      }
    }
    return false;
  }

 private:
  struct Place {
    core::Span span;
    std::size_t operand = 0;
  };

  /// Finds the operands in a text, by place. Whether all are there.
  bool read(std::string_view text) {
    const Wanted& wanted = finder_->wanted();
    wanted.read(finder_->analyzer(), text, false, tokens_);
    places_.clear();
    for (const auto& each : wanted.standings(tokens_, text)) {
      places_.push_back({{tokens_[each.first].span.begin, tokens_[each.last].span.end}, each.unit});
    }
    return stand_within({0, text.size()});
  }

  [[nodiscard]] bool stand_within(core::Span part) const {
    std::vector<std::vector<std::uint32_t>> own(finder_->wanted().units().size());
    const auto begin = std::lower_bound(places_.begin(), places_.end(), part.begin,
                                        [](const Place& place, std::size_t at) { return place.span.begin < at; });
    for (auto place = begin; place != places_.end() && place->span.begin < part.end; ++place) {
      if (place->span.end <= part.end) own[place->operand].push_back(static_cast<std::uint32_t>(place->span.begin));
    }
    return have_own_places(own);
  }

  std::shared_ptr<OccurrenceFinder> finder_;
  TextUnit unit_;
  Part part_;
  std::vector<text::Token> tokens_;
  std::vector<Place> places_;
};

/// The paragraphs of a text up to the one that holds the last of its first words, and some more, going by its spaces.
std::string_view opening(std::string_view text, std::size_t words) {
  std::size_t spaces = 0;
  for (const auto& paragraph : text::paragraphs(text)) {
    const auto inside = text.substr(paragraph.begin, paragraph.size());
    spaces += 1 + static_cast<std::size_t>(std::count(inside.begin(), inside.end(), ' '));
    if (spaces >= words + words / 4) return text.substr(0, paragraph.end);
  }
  return text;
}

/// Whether an operand stands within the first words of a text, which alone are read.
bool stands_first(OccurrenceFinder& finder, std::string_view text, std::size_t words) {
  std::vector<text::Token> tokens;
  const Wanted& wanted = finder.wanted();
  auto begun = opening(text, words);
  wanted.read(finder.analyzer(), begun, true, tokens);
  if (tokens.size() < words && begun.size() < text.size()) {
    begun = text;
    wanted.read(finder.analyzer(), begun, true, tokens);
  }
  const auto places = wanted.standings(tokens, begun);
  return std::any_of(places.begin(), places.end(), [words](const Standing& place) { return place.last < words; });
}

/// The candidates that pass a test; only the candidates where the search asks the tests itself.
Query tested(const Query& candidates, ArticleTest test, const Place& place) {
  if (place.required == nullptr)
    return verified(candidates, condition_of({std::move(test)}, place.deadline), place.deadline);
  place.required->push_back(std::move(test));
  return candidates;
}

}  // namespace

Query standing_query(const Operand& operand, const Place& place) {
  if (operand.ways.empty()) return Query::MatchNothing;
  if (!operand.to_verify) return operand.query;
  if (place.required == nullptr && place.part == Part::Whole && !operand.joined.empty()) {
    // Only the words in a row need a look at the text, and the signature spares most articles even that.
    Operand row{operand.parts};
    for (const auto& way : operand.ways) {
      if (way.positions.size() > 1) row.ways.push_back(way);
    }
    row.to_verify = true;
    return standing_query(row, place) | operand.joined;
  }
  const auto finder = make_finder({operand}, place.part);
  ArticleTest test{{}, [finder](const core::Article& stored) { return finder->stands(stored); }};
  if (finder->traces().tell()) {
    test.may_meet = [finder](std::string_view signature) { return finder->traces().any(signature, finder->part()); };
  }
  return tested(operand.query, std::move(test), place);
}

Query near_query(const std::vector<Operand>& operands, Order order, std::uint32_t distance, const Place& place) {
  if (one_stands_nowhere(operands)) return Query::MatchNothing;
  const auto finder = make_finder(operands, place.part);
  const auto stand = order == Order::Any ? stand_near : stand_in_order;
  const auto holds = in_one_text([stand, distance](const Occurrences& found) { return stand(found, distance); });
  // The words looked for are found sooner alone, and stand no further apart; but spelling asks for the whole text.
  const auto meets = [finder, holds](const core::Article& stored) {
    return (finder->wanted().has_literals() || holds(finder->find(stored, Counting::Neighbours))) &&
           holds(finder->find(stored, Counting::Words));
  };
  return tested(all_of(operands), {by_traces(finder, holds), meets}, place);
}

Query together_query(const std::vector<Operand>& operands, TextUnit unit, const Place& place) {
  if (one_stands_nowhere(operands)) return Query::MatchNothing;
  const auto finder = make_finder(operands, place.part);
  const auto together = std::make_shared<TogetherFinder>(finder, unit);
  // The sentences of a signature are those of the ranking, cut at more places than these: only the texts can be told.
  return tested(all_of(operands),
                {by_traces(finder, in_one_text(meet)),
                 [together](const core::Article& stored) { return together->find(stored); }},
                place);
}

Query at_least_query(const Operand& operand, std::size_t least, const Place& place) {
  if (operand.ways.empty()) return Query::MatchNothing;
  const auto finder = make_finder({operand}, place.part);
  const auto often = [least](const Occurrences& found) { return count_beginnings(found.front()) >= least; };
  const auto meets = [finder, often](const core::Article& stored) {
    return often(finder->find(stored, Counting::Neighbours));
  };
  return tested(operand.query, {by_traces(finder, often), meets}, place);
}

Query first_query(const Operand& operand, std::size_t words, const Place& place) {
  if (operand.ways.empty()) return Query::MatchNothing;
  const bool in_title = place.part == Part::Title;
  const auto finder = make_finder({operand}, in_title ? Part::Title : Part::Body);
  const std::size_t last = (in_title ? 0 : index::body_base) + words;
  const auto early = [last](const Occurrences& found) {
    return std::any_of(found.front().begin(), found.front().end(),
                       [last](const Occurrence& occurrence) { return occurrence.last <= last; });
  };
  const auto meets = [finder, in_title, words](const core::Article& stored) {
    return stands_first(*finder, in_title ? stored.title : stored.body, words);
  };
  return tested(operand.query, {by_traces(finder, early), meets}, place);
}

}  // namespace archive::search
