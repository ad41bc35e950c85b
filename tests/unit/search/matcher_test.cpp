// SPDX-License-Identifier: GPL-3.0-or-later
// What the matcher finds, beside what Xapian finds in one segment of the same articles: the same with the same weights. In one
// segment, to the last bit.
#include "matcher.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <map>
#include <random>

#include "archive/index/date_value.hpp"
#include "archive/index/schema.hpp"
#include "bm25.hpp"
#include "temporary_directory.hpp"

using namespace archive;
using search::Matched;
using tests::TemporaryDirectory;
using Xapian::Query;

namespace {

unsigned below(std::mt19937& random, unsigned end) { return static_cast<unsigned>(random() % end); }

/// Some of them before 1970.
std::string day(unsigned number) { return index::date_value({static_cast<std::int32_t>(number) - 4}); }

/// Some segments of articles of few words, so that equal frequencies, weights and lengths are common.
class Segments {
 public:
  Segments(std::mt19937& random, std::size_t count, unsigned most_articles = 400) {
    for (std::size_t i = 0; i < count; ++i) {
      const auto path = directory_.path() / std::to_string(i);
      {
        Xapian::WritableDatabase writer(path.string(), Xapian::DB_CREATE | Xapian::DB_NO_SYNC);
        for (auto articles = 1 + below(random, most_articles); articles > 0; --articles)
          writer.add_document(article(random));
        for (auto removed = below(random, 20); removed > 0; --removed) {
          const Xapian::docid number = 1 + below(random, writer.get_lastdocid());
          if (writer.get_doccount() > 1 && is_there(writer, number)) writer.delete_document(number);
        }
      }
      const Xapian::Database segment(path.string());
      database.add_database(segment);
      lists.emplace_back(path);
    }
    const auto path = directory_.path() / "whole";
    database.compact(path.string());
    whole = count == 1 ? database : Xapian::Database(path.string());
  }

  Xapian::Database database;
  std::vector<index::Lists> lists;
  Xapian::Database whole;  ///< all in one

 private:
  static bool is_there(const Xapian::Database& database, Xapian::docid number) {
    return database.postlist_begin("tous") != database.postlist_end("tous") && [&] {
      auto all = database.postlist_begin("");
      all.skip_to(number);
      return all != database.postlist_end("") && *all == number;
    }();
  }

  Xapian::Document article(std::mt19937& random) {
    Xapian::Document document;
    document.add_term("tous");
    for (auto words = below(random, 30); words > 0; --words) {
      const auto rank = below(random, 12);
      document.add_term("m" + std::to_string(below(random, rank + 1)), 1 + below(random, 2));
    }
    if (below(random, 5)) document.add_value(index::date_slot, day(below(random, 9)));
    // Different for each, as in the index.
    const auto order = std::to_string(below(random, 4)) + std::to_string(1'000'000 + number_++);
    document.add_value(index::order_slot, order);
    return document;
  }

  TemporaryDirectory directory_;
  unsigned number_ = 0;
};

Query random_word(std::mt19937& random) {
  const auto number = below(random, 15);
  return Query(number == 14 ? "tous" : "m" + std::to_string(number));  // m12 and m13 are in no article
}

/// A word with its spellings, as word_query.cpp makes it.
Query random_unit(std::mt19937& random) {
  const Query typed = random_word(random);
  std::vector<Query> spellings{typed};
  for (auto more = below(random, 5); more > 0; --more) spellings.push_back(random_word(random));
  if (spellings.size() == 1) return {Query::OP_SCALE_WEIGHT, typed, 1.7};
  const Query all(Query::OP_SYNONYM, spellings.begin(), spellings.end());
  const Query word(Query::OP_AND_MAYBE, all, Query(Query::OP_SCALE_WEIGHT, typed, 0.7));
  if (below(random, 4) > 0) return word;
  const Query frequent(Query::OP_SYNONYM, random_word(random), random_word(random));
  return word | Query(Query::OP_SCALE_WEIGHT, frequent, 0.01);
}

Query random_query(std::mt19937& random, int depth) {
  if (depth == 0 || below(random, 4) == 0) return random_unit(random);
  std::vector<Query> parts;
  for (auto count = 2 + below(random, 4); count > 0; --count) parts.push_back(random_query(random, depth - 1));
  const Query range(Query::OP_VALUE_RANGE, index::date_slot, day(below(random, 5)), day(6));
  switch (below(random, 8)) {
    case 0:
    case 1: return {Query::OP_AND, parts.begin(), parts.end()};
    case 2:
    case 3: return {Query::OP_OR, parts.begin(), parts.end()};
    // A conjunction is not excluded here: Xapian 1.4.22 reads memory there that it did not set.
    case 4: return {Query::OP_AND_NOT, parts[0], random_unit(random)};
    case 5: return {Query::OP_SCALE_WEIGHT, Query(Query::OP_AND, parts.begin(), parts.end()), 1.0 / 3};
    case 6: return {Query::OP_FILTER, parts[0], below(random, 2) ? range : random_word(random)};
    default:
      return {Query::OP_FILTER, parts[0],
              Query(Query::OP_VALUE_GE, index::date_slot, below(random, 2) ? day(4) : std::string(1, '\0'))};
  }
}

/// Xapian is made to look at every article.
std::vector<Matched> by_xapian(const Xapian::Database& database, const Query& query, std::size_t count,
                               const Xapian::MatchDecider* decider) {
  using namespace search::bm25;
  Xapian::Enquire enquire(database);
  enquire.set_weighting_scheme(Xapian::BM25Weight(k1, k2, k3, b, least_normalised_length));
  enquire.set_sort_by_relevance_then_value(index::order_slot, true);
  enquire.set_query(query);
  const auto matches =
      enquire.get_mset(0, static_cast<Xapian::doccount>(count), database.get_doccount(), nullptr, decider);
  std::vector<Matched> found;
  for (auto match = matches.begin(); match != matches.end(); ++match) found.push_back({match.get_weight(), *match});
  return found;
}

/// found     in the segments
/// expected  in the whole
bool same(const Segments& segments, const std::vector<Matched>& found, const std::vector<Matched>& expected) {
  if (found.size() != expected.size()) return false;
  if (segments.lists.size() == 1)
    return std::equal(found.begin(), found.end(), expected.begin(), [](const Matched& a, const Matched& b) {
      return a.weight == b.weight && a.article == b.article;
    });
  // The weights of several words are summed in an order that depends on the segment, so that equals may change places.
  const auto close = [](double a, double b) { return std::abs(a - b) <= 1e-12 * b; };
  std::map<std::string, double> weights;
  for (const auto& each : expected)
    weights[segments.whole.get_document(each.article).get_value(index::order_slot)] = each.weight;
  for (std::size_t i = 0; i < found.size(); ++i) {
    if (!close(found[i].weight, expected[i].weight)) return false;
    const auto known = weights.find(segments.database.get_document(found[i].article).get_value(index::order_slot));
    if (known == weights.end() ? !close(found[i].weight, expected.back().weight)
                               : !close(found[i].weight, known->second))
      return false;
  }
  return true;
}

/// Two articles in three.
struct Decider : Xapian::MatchDecider {
  bool operator()(const Xapian::Document& document) const override {
    return document.get_value(index::order_slot).back() % 3 != 0;
  }
};

/// One article in some hundred.
struct RareDecider : Xapian::MatchDecider {
  bool operator()(const Xapian::Document& document) const override {
    const auto order = document.get_value(index::order_slot);
    return std::hash<std::string>()(order) % 101 == 0;
  }
};

}  // namespace

TEST_CASE("the matcher finds what Xapian finds, with the same weights", "[matcher]") {
  std::mt19937 random(11);
  search::Saturations saturations;
  std::size_t known = 0, asked = 0, wrong = 0;
  std::string first_wrong;
  for (int archive = 0; archive < 12; ++archive) {
    const Segments segments(random, 1 + below(random, 4));
    for (int i = 0; i < 150; ++i) {
      const Query query = random_query(random, static_cast<int>(below(random, 4)));
      search::Matcher matcher(segments.lists, query, saturations);
      ++asked;
      if (!matcher.knows()) continue;
      ++known;
      const Decider decider;
      const bool decides = below(random, 2);
      const search::Matcher::Condition condition =
          decides ? [&](Xapian::docid article) { return decider(segments.database.get_document(article)); }
                  : search::Matcher::Condition();
      // The same object is asked for more, as when copies take places.
      for (const std::size_t count : {std::size_t{1}, std::size_t{10}, std::size_t{40}, std::size_t{2000}}) {
        const auto expected = by_xapian(segments.whole, query, count, decides ? &decider : nullptr);
        if (same(segments, matcher.best(count, condition), expected)) continue;
        if (wrong++ == 0) first_wrong = query.get_description();
      }
      CHECK(matcher.is_exact());
      CHECK(matcher.total() == by_xapian(segments.whole, query, 2000, decides ? &decider : nullptr).size());
    }
  }
  INFO(first_wrong);
  CHECK(wrong == 0);
  CHECK(known * 10 > asked * 7);
}

TEST_CASE("the best of many articles are those that Xapian finds, though few are weighed", "[matcher]") {
  std::mt19937 random(14);
  search::Saturations saturations;
  std::size_t wrong = 0;
  std::string first_wrong;
  for (int archive = 0; archive < 2; ++archive) {
    const Segments segments(random, 1 + archive, 12'000);
    for (int i = 0; i < 100; ++i) {
      const Query query = random_query(random, static_cast<int>(below(random, 3)));
      search::Matcher matcher(segments.lists, query, saturations);
      if (!matcher.knows()) continue;
      for (const std::size_t count : {std::size_t{10}, std::size_t{30}}) {
        if (same(segments, matcher.best(count, {}), by_xapian(segments.whole, query, count, nullptr))) continue;
        if (wrong++ == 0) first_wrong = query.get_description();
      }
      CHECK(matcher.total() == by_xapian(segments.whole, query, 30'000, nullptr).size());
    }
  }
  INFO(first_wrong);
  CHECK(wrong == 0);
}

TEST_CASE("what the matcher does not know is left to Xapian", "[matcher]") {
  std::mt19937 random(2);
  const Segments segments(random, 2);
  search::Saturations saturations;
  const auto knows = [&](const Query& query) { return search::Matcher(segments.lists, query, saturations).knows(); };
  CHECK(knows(Query("m1")));
  CHECK_FALSE(knows(Query()));
  CHECK_FALSE(knows(Query::MatchAll));
  CHECK_FALSE(knows(Query(Query::OP_VALUE_GE, index::date_slot, "d")));
  CHECK_FALSE(knows(Query(Query::OP_NEAR, Query("m1"), Query("m2"))));
  CHECK_FALSE(knows(Query("m1", 2)));
  CHECK_FALSE(knows(Query(Query::OP_OR, Query("m1"), Query::MatchAll)));
  Xapian::ValueWeightPostingSource source(index::date_slot);
  CHECK_FALSE(knows(Query(Query::OP_FILTER, Query("m1"), Query(&source))));
}

TEST_CASE("a condition is asked of the best first, and of no more than are needed", "[matcher]") {
  std::mt19937 random(8);
  const Segments segments(random, 2);
  search::Saturations saturations;
  search::Matcher matcher(segments.lists, Query("m0"), saturations);
  const auto all = by_xapian(segments.database, Query("m0"), 2000, nullptr);
  REQUIRE(all.size() > 20);
  std::vector<std::string> asked;
  const auto condition = [&](Xapian::docid article) {
    asked.push_back(segments.database.get_document(article).get_value(index::order_slot));
    return asked.size() % 2 == 0;
  };
  CHECK(matcher.best(3, condition).size() == 3);
  CHECK_FALSE(matcher.is_exact());
  REQUIRE(asked.size() == 6);
  CHECK(matcher.best(4, condition).size() == 4);
  REQUIRE(asked.size() == 8);
  for (std::size_t i = 0; i < asked.size(); ++i)
    CHECK(asked[i] == segments.database.get_document(all[i].article).get_value(index::order_slot));
}

TEST_CASE("what few articles meet is found as Xapian finds it, and asked of each once", "[matcher]") {
  std::mt19937 random(21);
  search::Saturations saturations;
  const RareDecider decider;
  std::size_t wrong = 0, found = 0;
  for (int archive = 0; archive < 2; ++archive) {
    const Segments segments(random, 1 + 2 * archive, 12'000);
    for (int i = 0; i < 40; ++i) {
      const Query query = random_query(random, static_cast<int>(below(random, 3)));
      search::Matcher matcher(segments.lists, query, saturations);
      if (!matcher.knows()) continue;
      std::map<Xapian::docid, int> asked;
      const auto condition = [&](Xapian::docid article) {
        ++asked[article];
        return decider(segments.database.get_document(article));
      };
      for (const std::size_t count : {std::size_t{1}, std::size_t{8}, std::size_t{300}}) {
        const auto best = matcher.best(count, condition);
        if (!same(segments, best, by_xapian(segments.whole, query, count, &decider))) ++wrong;
        found += best.size();
      }
      CHECK(matcher.is_exact() == (asked.size() == by_xapian(segments.whole, query, 30'000, nullptr).size()));
      CHECK(std::all_of(asked.begin(), asked.end(), [](const auto& each) { return each.second == 1; }));
    }
  }
  CHECK(wrong == 0);
  CHECK(found > 1000);
}
