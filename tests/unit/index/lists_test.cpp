// SPDX-License-Identifier: GPL-3.0-or-later
// What Lists reads of a segment, beside what Xapian reads of it.
#include "archive/index/lists.hpp"

#include <xapian.h>

#include <catch2/catch.hpp>
#include <random>

#include "glass_merge.hpp"
#include "temporary_directory.hpp"

using namespace archive;
using tests::TemporaryDirectory;

namespace {

unsigned below(std::mt19937& random, unsigned end) { return static_cast<unsigned>(random() % end); }

constexpr std::uint32_t days_slot = 9;

std::string day_value(std::uint32_t day) {
  std::string value;
  for (int shift = 24; shift >= 0 && day != 0; shift -= 8) value += static_cast<char>(day >> shift);
  return value;
}

/// How many terms that begin alike differ, and the times of how many in some articles.
std::size_t count_differences_beyond(const Xapian::Database& database, const index::Lists& lists) {
  std::size_t wrong = 0;
  std::mt19937 random(7);
  for (const std::string prefix : {"commun", "mot1", "mot499", "rar", "x", "z"}) {
    std::vector<std::string> terms;
    for (auto term = database.allterms_begin(prefix); term != database.allterms_end(prefix); ++term)
      terms.push_back(*term);
    if (lists.terms_beginning(prefix) != terms) ++wrong;
    terms.emplace_back("absent");
    for (const auto& term : terms) {
      std::vector<std::uint32_t> articles, times;
      const unsigned rarity = 1 + below(random, 1000);
      for (std::uint32_t article = 1; article <= lists.last(); article += 1 + below(random, rarity))
        articles.push_back(article);
      auto posting = database.postlist_begin(term);
      for (const auto article : articles) {
        if (posting != database.postlist_end(term)) posting.skip_to(article);
        const bool held = posting != database.postlist_end(term) && *posting == article;
        times.push_back(held ? posting.get_wdf() : 0);
      }
      if (lists.times(term, articles) != times) ++wrong;
    }
  }
  return wrong;
}

/// How much differs of what is told of all, of postings, lengths and values.
std::size_t count_differences(const Xapian::Database& database, const index::Lists& lists) {
  std::size_t wrong = lists.size() == database.get_doccount() ? 0 : 1;
  if (lists.last() != database.get_lastdocid() || lists.total_length() != database.get_total_length() ||
      lists.revision() != database.get_revision())
    ++wrong;
  for (auto folded = database.synonym_keys_begin(); folded != database.synonym_keys_end(); ++folded) {
    const auto words = lists.accentuations(*folded);
    if (!std::equal(words.begin(), words.end(), database.synonyms_begin(*folded), database.synonyms_end(*folded)))
      ++wrong;
  }
  if (!lists.accentuations("absent").empty() || !lists.accentuations("").empty()) ++wrong;
  wrong += count_differences_beyond(database, lists);
  for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term) {
    const auto list = lists.postings(*term);
    std::size_t at = 0;
    for (auto posting = database.postlist_begin(*term); posting != database.postlist_end(*term); ++posting, ++at) {
      if (at >= list.articles.size() || list.articles[at] != *posting || list.times[at] != posting.get_wdf()) ++wrong;
    }
    if (at != list.articles.size()) ++wrong;
    const auto counts = lists.counts(*term);
    if (counts.articles != database.get_termfreq(*term)) ++wrong;
    if (counts.occurrences != database.get_collection_freq(*term)) ++wrong;
  }
  if (lists.counts("absent").articles != 0 || lists.counts("absent").occurrences != 0) ++wrong;
  // From the last to the first, so that no chunk is read because its neighbour was.
  std::vector<Xapian::docid> documents;
  for (auto document = database.postlist_begin(""); document != database.postlist_end(""); ++document)
    documents.push_back(*document);
  for (auto document = documents.rbegin(); document != documents.rend(); ++document) {
    if (lists.length(*document) != database.get_doclength(*document)) ++wrong;
    if (lists.record(*document) != database.get_document(*document).get_data()) ++wrong;
    for (const Xapian::valueno slot : {0U, 2U, 7U}) {
      if (lists.value(slot, *document) != database.get_document(*document).get_value(slot)) ++wrong;
    }
    const auto within = *document % index::Lists::days_at_once;
    const auto day = lists.days(days_slot, *document - within)[within];
    if (day_value(day) != database.get_document(*document).get_value(days_slot)) ++wrong;
  }
  return wrong;
}

Xapian::Document random_document(std::mt19937& random, unsigned number) {
  Xapian::Document document;
  document.add_term("commun", 1 + below(random, 200));
  // Keys that are long, next to each other, or hold zeros.
  for (const auto& term :
       {std::string("rare") + std::string(1, '\0') + "mot", std::string(200, 'x'), std::string("rar")}) {
    if (below(random, 3) == 0) document.add_term(term, 1 + below(random, 3));
  }
  for (unsigned i = below(random, 20); i > 0; --i)
    document.add_term("mot" + std::to_string(below(random, 500)), 1 + below(random, 3));
  // Some that Xapian compresses, some that lie in several blocks, and none.
  const unsigned kind = below(random, 8);
  std::string data(kind == 0 ? 0 : kind == 1 ? 20'000 : below(random, 3000), 'a');
  if (kind > 3)
    for (char& c : data) c = static_cast<char>(below(random, 256));
  document.set_data(data);
  if (number % 7 == 0) document.add_boolean_term("sans-poids");
  if (below(random, 4)) document.add_value(0, std::to_string(below(random, 100)));
  // Some thousand in a row have none.
  if ((number < 2500 || number > 4800) && below(random, 5))
    document.add_value(days_slot, day_value(1 + below(random, UINT32_MAX)));
  document.add_value(2, std::string(index::Lists::longest_value - 2, 'v') + std::to_string(below(random, 90) + 10));
  return document;
}

}  // namespace

TEST_CASE("lists, lengths and values are those that Xapian reads", "[lists]") {
  const TemporaryDirectory directory;
  const auto path = directory.path() / "segment";
  std::mt19937 random(3);
  const auto holds = [&path] {
    const Xapian::Database database(path.string());
    return count_differences(database, index::Lists(path)) == 0;
  };
  {
    Xapian::WritableDatabase writer(path.string(), Xapian::DB_CREATE | Xapian::DB_NO_SYNC);
    writer.commit();
    CHECK(holds());
    for (unsigned number = 0; number < 6000; ++number) writer.add_document(random_document(random, number));
    for (unsigned pair = 0; pair < 3000; ++pair)
      writer.add_synonym("mot" + std::to_string(below(random, 800)),
                         std::string(1 + below(random, 60), 'a') + std::to_string(pair));
    writer.commit();
    CHECK(holds());
    // Gaps, and numbers whose keys take more bytes.
    for (Xapian::docid removed = 1000; removed < 2000; removed += 1 + below(random, 3)) writer.delete_document(removed);
    for (const Xapian::docid number : {32'767U, 32'768U, 100'000U, 5'000'000U})
      writer.replace_document(number, random_document(random, number));
    writer.commit();
    CHECK(holds());
  }
  SECTION("after all postings were written anew") {
    const auto old = directory.path() / "old";
    std::filesystem::rename(path, old);
    index::glass::merge_databases({&old, 1}, path);
    CHECK(holds());
  }
  SECTION("an article without any word") {
    Xapian::WritableDatabase(path.string(), Xapian::DB_OPEN | Xapian::DB_NO_SYNC).add_document(Xapian::Document());
    CHECK(holds());
  }
}

TEST_CASE("a segment that was changed is noticed", "[lists]") {
  const TemporaryDirectory directory;
  const auto path = directory.path() / "segment";
  std::mt19937 random(5);
  Xapian::WritableDatabase writer(path.string(), Xapian::DB_CREATE | Xapian::DB_NO_SYNC);
  const auto add = [&] {
    for (unsigned number = 0; number < 500; ++number) writer.add_document(random_document(random, number));
    writer.commit();
  };
  add();
  const Xapian::Database database(path.string());
  const index::Lists lists(path);
  const auto before = lists.postings("commun");
  add();
  CHECK(index::Lists(path).revision() > lists.revision());
  // The blocks of the revision before are still there, those of the one before that need not be.
  CHECK(lists.postings("commun").articles == before.articles);
  const auto read_all = [&] {
    for (unsigned word = 0; word < 500; ++word) (void)lists.postings("mot" + std::to_string(word));
  };
  add();
  add();
  CHECK_THROWS_AS(read_all(), Xapian::DatabaseModifiedError);
}

TEST_CASE("a longer value than is kept is refused", "[lists]") {
  const TemporaryDirectory directory;
  const auto path = directory.path() / "segment";
  Xapian::Document document;
  document.add_value(1, std::string(index::Lists::longest_value + 1, 'v'));
  Xapian::WritableDatabase(path.string(), Xapian::DB_CREATE | Xapian::DB_NO_SYNC).add_document(document);
  const Xapian::Database database(path.string());
  CHECK_THROWS_AS(index::Lists(path).value(1, 1), Xapian::UnimplementedError);
  CHECK_THROWS_AS(index::Lists(path).days(1, 0), Xapian::UnimplementedError);
}
