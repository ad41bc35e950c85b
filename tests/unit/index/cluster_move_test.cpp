// SPDX-License-Identifier: GPL-3.0-or-later
#include "../../../src/index/cluster_move.hpp"

#include <zstd.h>

#include <catch2/catch.hpp>

#include <map>
#include <memory>
#include <string>

#include "../../../src/index/change.hpp"
#include "../../../src/index/document.hpp"
#include "../../../src/index/glass_segment.hpp"
#include "archive/core/compressor.hpp"
#include "archive/index/record.hpp"
#include "archive/index/schema.hpp"
#include "temporary_directory.hpp"

using namespace archive;

namespace {

constexpr int documents = 3;

core::ArticleId make_id(int number) {
  core::ArticleId id;
  id.bytes[0] = static_cast<std::uint8_t>(number);
  return id;
}

std::unique_ptr<index::Prepared::Impl> make(int number, std::int64_t cluster, const std::string& more = {}) {
  core::Article article;
  article.title = "Le pont " + std::to_string(number);
  article.body = "Le pont de Brest rouvre le 3 mai 2024, dit Anne Morel. " + std::string(number, 'a') + more;
  article.date = core::make_day(2024, 4, 20);
  auto prepared = std::make_unique<index::Prepared::Impl>();
  prepared->id = make_id(number);
  prepared->draft = index::DocumentMaker({}, nullptr).make(prepared->id, article, {});
  index::add_cluster(prepared->draft, cluster);
  return prepared;
}

/// All that a segment holds, as text.
std::map<std::string, std::string> all_of(const std::filesystem::path& segment) {
  const Xapian::Database database(segment.string());
  std::map<std::string, std::string> all;
  all["documents"] = std::to_string(database.get_doccount()) + " " + std::to_string(database.get_total_length());
  for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term) {
    std::string& postings = all["term " + *term];
    for (auto it = database.postlist_begin(*term); it != database.postlist_end(*term); ++it)
      postings +=
          std::to_string(*it) + ":" + std::to_string(it.get_wdf()) + ":" + std::to_string(it.get_doclength()) + " ";
    postings += std::to_string(database.get_collection_freq(*term));
  }
  for (Xapian::docid number = 1; number <= database.get_lastdocid(); ++number) {
    const auto document = database.get_document(number);
    all["record " + std::to_string(number)] = document.get_data();
    for (Xapian::valueno slot = 0; slot < 6; ++slot)
      all["value " + std::to_string(number) + " " + std::to_string(slot)] = document.get_value(slot);
  }
  for (Xapian::valueno slot = 0; slot < 6; ++slot)
    all["slot " + std::to_string(slot)] = std::to_string(database.get_value_freq(slot));
  return all;
}

/// A segment of some articles in these clusters.
void write(const std::filesystem::path& segment, const std::vector<std::int64_t>& clusters) {
  index::glass::SegmentWriter writer(segment);
  for (int number = 1; number <= documents; ++number)
    writer.add(make(number, clusters[static_cast<std::size_t>(number) - 1])->draft);
  writer.close();
}

}  // namespace

TEST_CASE("an article that goes to another cluster leaves a segment as if it had been there from the first",
          "[index]") {
  const tests::TemporaryDirectory directory;
  struct Case {
    std::vector<std::int64_t> before, after;
  };
  const Case cases[] = {{{1, 2, 3}, {1, 1, 3}}, {{1, 2, 3}, {300, 2, 70'000}}, {{0, 2, 0}, {5, 2, 5}},
                        {{1, 1, 1}, {1, 1, 1}}, {{1, 2, 3}, {1, 0, 3}},        {{70'000, 2, 3}, {3, 3, 3}}};
  int number = 0;
  for (const auto& [before, after] : cases) {
    CAPTURE(number);
    const auto moved = directory.path() / ("moved" + std::to_string(number));
    const auto expected = directory.path() / ("expected" + std::to_string(number++));
    write(moved, before);
    write(expected, after);
    index::Change change(moved);
    for (int article = 1; article <= documents; ++article) {
      const auto at = static_cast<std::size_t>(article) - 1;
      const Xapian::Database database(moved.string());
      const auto move =
          index::find_move(database, static_cast<std::uint32_t>(article), make(article, after[at])->draft);
      REQUIRE(move);
      CHECK(move->from.empty() == (before[at] == 0));
      if (before[at] != after[at]) change.put(make(article, after[at]));
    }
    change.apply();
    CHECK(all_of(moved) == all_of(expected));
    CHECK_FALSE(index::glass::has_term_lists(moved));
  }
}

TEST_CASE("an article of other words is no move, and those beside it are replaced with it", "[index]") {
  const tests::TemporaryDirectory directory;
  const auto segment = directory.path() / "segment", expected = directory.path() / "expected";
  write(segment, {1, 2, 3});
  {
    const Xapian::Database database(segment.string());
    CHECK_FALSE(index::find_move(database, 2, make(2, 1, " Autrement.")->draft));
    auto other_day = make(2, 1);
    other_day->draft.add_value(index::added_slot, "later");
    CHECK_FALSE(index::find_move(database, 2, other_day->draft));
    // What was learned since of names is for articles that come or are changed.
    for (const std::int64_t cluster : {1, 2}) {
      auto other_name = make(2, cluster);
      other_name->draft.add_boolean_term("XPEnouveau");
      other_name->draft.add_value(index::facets_slot, "others");
      CHECK(index::find_move(database, 2, other_name->draft).has_value() == (cluster == 1));
    }
  }
  index::Change change(segment);
  change.put(make(1, 9));
  change.put(make(2, 1, " Autrement."));
  change.apply();
  const Xapian::Database database(segment.string());
  CHECK(database.get_termfreq("autrement") == 1);
  CHECK(database.get_termfreq(std::string(index::prefix::copies) + "\x09") == 1);
  CHECK(database.get_termfreq(std::string(index::prefix::copies) + "\x02") == 0);
}

TEST_CASE("a record that shows the same is no other, however it is compressed", "[index]") {
  const tests::TemporaryDirectory directory;
  const auto segment = directory.path() / "segment";
  write(segment, {1, 2, 3});
  const Xapian::Database database(segment.string());
  auto other = make(2, 1);
  const std::string body = index::unpack(other->draft.data()).article.body;
  std::string frame;
  core::Compressor().append(frame, body);
  std::string record = other->draft.data();
  REQUIRE(record.ends_with(frame));
  record.resize(record.size() - frame.size());

  // A frame with a checksum.
  const std::unique_ptr<ZSTD_CCtx, decltype(&ZSTD_freeCCtx)> context(ZSTD_createCCtx(), &ZSTD_freeCCtx);
  ZSTD_CCtx_setParameter(context.get(), ZSTD_c_checksumFlag, 1);
  std::string checked(ZSTD_compressBound(body.size()), '\0');
  checked.resize(ZSTD_compress2(context.get(), checked.data(), checked.size(), body.data(), body.size()));
  REQUIRE(checked != frame);
  other->draft.set_data(record + checked);
  CHECK(index::find_move(database, 2, other->draft));

  other->draft.set_data("nonsense");
  CHECK_FALSE(index::find_move(database, 2, other->draft));
}
