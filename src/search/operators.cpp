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

/// A finder that a condition keeps, so that its analyser's memory serves from article to article.
std::shared_ptr<OccurrenceFinder> make_finder(const std::vector<Operand>& operands, Part part) {
  return std::make_shared<OccurrenceFinder>(operands, part);
}

/// Finds the operands of a query within sentences or paragraphs.
class TogetherFinder {
 public:
  TogetherFinder(const std::vector<Operand>& operands, TextUnit unit, Part part)
      : finder_(operands, part), unit_(unit), part_(part) {}

  bool find(const Xapian::Database& database, Xapian::docid article) {
    const auto stored = stored_article(database, article);
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
    const Wanted& wanted = finder_.wanted();
    wanted.read(finder_.analyzer(), text, false, tokens_);
    places_.clear();
    for (const auto& each : wanted.standings(tokens_, text)) {
      places_.push_back({{tokens_[each.first].span.begin, tokens_[each.last].span.end}, each.unit});
    }
    return stand_within({0, text.size()});
  }

  [[nodiscard]] bool stand_within(core::Span part) const {
    std::vector<std::vector<std::uint32_t>> own(finder_.wanted().units().size());
    const auto begin = std::lower_bound(places_.begin(), places_.end(), part.begin,
                                        [](const Place& place, std::size_t at) { return place.span.begin < at; });
    for (auto place = begin; place != places_.end() && place->span.begin < part.end; ++place) {
      if (place->span.end <= part.end) own[place->operand].push_back(static_cast<std::uint32_t>(place->span.begin));
    }
    return have_own_places(own);
  }

  OccurrenceFinder finder_;
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

/// Finds an operand within the first words of a text.
class FirstFinder {
 public:
  FirstFinder(const Operand& operand, std::size_t words, Part part)
      : finder_({operand}, part == Part::Title ? Part::Title : Part::Body), words_(words), part_(part) {}

  bool find(const Xapian::Database& database, Xapian::docid article) {
    const auto found = finder_.find(database, article).front();
    const std::uint32_t base = part_ == Part::Title ? 0 : index::body_base;
    const auto inside = [&](const Occurrence& occurrence) { return occurrence.last - base <= words_; };
    // A position counts words and gaps, so it is never less than the number of the word; without a gap they are equal.
    if (std::any_of(found.begin(), found.end(), inside)) return true;
    if (found.empty() || found.front().last - base <= text::paragraph_gap) return false;
    return count_words(stored_article(database, article));
  }

 private:
  bool count_words(const core::Article& stored) {
    const auto& text = part_ == Part::Title ? stored.title : stored.body;
    const auto begun = opening(text, words_);
    finder_.wanted().read(finder_.analyzer(), begun, true, tokens_);
    if (tokens_.size() < words_ && begun.size() < text.size()) {
      finder_.wanted().read(finder_.analyzer(), text, true, tokens_);
    }
    const auto places = finder_.wanted().standings(tokens_, text);
    return std::any_of(places.begin(), places.end(), [&](const Standing& place) { return place.last < words_; });
  }

  OccurrenceFinder finder_;
  std::size_t words_;
  Part part_;
  std::vector<text::Token> tokens_;
};

/// The candidates that meet a condition; only the candidates where the search asks the condition itself.
Query verified(const Query& candidates, Condition condition, const Place& place) {
  if (place.required == nullptr) return search::verified(candidates, std::move(condition), place.deadline);
  place.required->push_back([condition = std::move(condition), deadline = place.deadline](const auto& database, auto article) {
    check(*deadline);
    return condition(database, article);
  });
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
  return verified(
      operand.query, [finder](const auto& database, auto article) { return finder->stands(database, article); },
      place);
}

Query near_query(const std::vector<Operand>& operands, Order order, std::uint32_t distance, const Place& place) {
  if (one_stands_nowhere(operands)) return Query::MatchNothing;
  const auto finder = make_finder(operands, place.part);
  const auto stand = order == Order::Any ? stand_near : stand_in_order;
  const auto in_one_field = [stand, distance](const Occurrences& found) {
    return stand(between(found, 0, index::body_base), distance) ||
           stand(between(found, index::body_base, no_end), distance);
  };
  const auto condition = [finder, in_one_field](const Xapian::Database& database, Xapian::docid article) {
    return in_one_field(finder->find(database, article));
  };
  return verified(all_of(operands), condition, place);
}

Query together_query(const std::vector<Operand>& operands, TextUnit unit, const Place& place) {
  if (one_stands_nowhere(operands)) return Query::MatchNothing;
  const auto finder = std::make_shared<TogetherFinder>(operands, unit, place.part);
  return verified(
      all_of(operands), [finder](const auto& database, auto article) { return finder->find(database, article); },
      place);
}

Query at_least_query(const Operand& operand, std::size_t least, const Place& place) {
  if (operand.ways.empty()) return Query::MatchNothing;
  const auto finder = make_finder({operand}, place.part);
  const auto condition = [finder, least](const Xapian::Database& database, Xapian::docid article) {
    const auto found = finder->find(database, article).front();
    // What begins at one word is one occurrence, however long it may be read.
    std::size_t count = 0;
    for (std::size_t i = 0; i < found.size(); ++i) count += i == 0 || found[i].first != found[i - 1].first;
    return count >= least;
  };
  return verified(operand.query, condition, place);
}

Query first_query(const Operand& operand, std::size_t words, const Place& place) {
  if (operand.ways.empty()) return Query::MatchNothing;
  const auto finder = std::make_shared<FirstFinder>(operand, words, place.part);
  return verified(
      operand.query, [finder](const auto& database, auto article) { return finder->find(database, article); },
      place);
}

}  // namespace archive::search
