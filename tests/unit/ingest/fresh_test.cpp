// SPDX-License-Identifier: GPL-3.0-or-later
#include "fresh.hpp"

#include <xapian.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <fstream>
#include <string>
#include <vector>

#include "archive/index/index.hpp"
#include "archive/index/reader.hpp"
#include "archive/index/record.hpp"
#include "archive/index/schema.hpp"
#include "archive/ingest/ingest.hpp"
#include "temporary_directory.hpp"

using namespace archive;

namespace {

core::ArticleId id_of(std::uint8_t number) {
  core::ArticleId id;
  id.bytes[3] = number;
  return id;
}

store::Record record_of(std::uint8_t number, std::size_t size) {
  store::Record record;
  record.id = id_of(number);
  record.article.body = std::string(size, 'a');
  return record;
}

/// All that an index holds of each article, in an order of its own.
std::vector<std::string> contents(const std::filesystem::path& archive) {
  const index::Reader reader(archive);
  const auto& database = reader.database();
  std::vector<std::string> lines;
  const auto id = [&](Xapian::docid document) {
    return core::to_hex(index::unpack(database.get_document(document).get_data()).id);
  };
  for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term)
    for (auto posting = database.postlist_begin(*term); posting != database.postlist_end(*term); ++posting)
      lines.push_back(id(*posting) + ' ' + *term + ' ' + std::to_string(posting.get_wdf()));
  for (auto posting = database.postlist_begin(""); posting != database.postlist_end(""); ++posting) {
    const auto document = database.get_document(*posting);
    lines.push_back(id(*posting) + " = " + document.get_data());
    for (const auto slot : {index::date_slot, index::order_slot, index::mentions_slot, index::cluster_slot,
                            index::added_slot, index::facets_slot})
      lines.push_back(id(*posting) + " #" + std::to_string(slot) + ' ' + document.get_value(slot));
  }
  std::sort(lines.begin(), lines.end());
  return lines;
}

}  // namespace

TEST_CASE("a record is at hand once it is placed, until it is taken or said to be another", "[fresh]") {
  ingest::FreshRecords fresh;
  fresh.keep(record_of(1, 10));
  fresh.keep(record_of(2, 10));
  CHECK_FALSE(fresh.take(id_of(1)));  // in no cluster yet
  fresh.place(id_of(1), 7);
  fresh.place(id_of(2), 8);
  fresh.place(id_of(3), 9);
  fresh.drop(id_of(2));
  fresh.drop(id_of(3));
  const auto record = fresh.take(id_of(1));
  REQUIRE(record);
  CHECK(record->cluster == 7);
  CHECK(record->article.body.size() == 10);
  for (std::uint8_t number = 1; number <= 3; ++number) CHECK_FALSE(fresh.take(id_of(number)));
}

TEST_CASE("no more is kept at hand than there is room for", "[fresh]") {
  ingest::FreshRecords fresh;
  for (std::uint8_t number = 1; number <= 5; ++number) {
    fresh.keep(record_of(number, 10 << 20));
    fresh.place(id_of(number), number);
  }
  CHECK(fresh.take(id_of(3)));
  CHECK_FALSE(fresh.take(id_of(4)));
  fresh.drop(id_of(1));
  fresh.keep(record_of(5, 20 << 20));
  fresh.place(id_of(5), 5);
  CHECK(fresh.take(id_of(5)));
}

TEST_CASE("what is indexed from hand is what is indexed from the store", "[fresh]") {
  const tests::TemporaryDirectory directory;
  const auto input = directory.path() / "input.jsonl";
  {
    std::ofstream lines(input);
    for (int i = 0; i < 60; ++i) {
      std::string text = "Le pont numéro " + std::to_string(i) + " rouvre le " + std::to_string(1 + i % 28) + " mai 2024.";
      if (i % 5 == 4) {  // a copy of the one before
        text = "La halle couverte du marché sera repeinte en bleu, puis en vert, avant la fin de cette année";
        text += i % 10 == 4 ? "." : " si tout va bien.";
      }
      lines << R"({"id":")" << i << R"(","source":"Le Phare","title":"Pont )" << i
            << R"(","url":"https://phare.example/)" << i << R"(","section":"Villes","tags":["travaux","l'été"],"date":"2024-06-)"
            << 10 + i % 20 << R"(","author":["Une Plume"],"language":"fr","body":")" << text << "\"}\n";
      if (i % 20 == 19)  // another version of one that this batch has taken
        lines << R"({"id":")" << i - 7 << R"(","source":"Le Phare","body":"Le pont est fermé depuis hier."})" << '\n';
    }
  }
  for (const std::size_t jobs : {1, 3}) {
    ingest::Options options;
    options.archive = directory.path() / std::to_string(jobs);
    options.now = {1'713'600'000, 120};
    options.program = "archive";
    options.jobs = jobs;
    CHECK(ingest::take_in({input.string()}, options, {}).counts.updated == 3);
    const auto from_hand = contents(options.archive);
    CHECK(from_hand.size() > 1000);
    ingest::reindex(options.archive, std::chrono::milliseconds(0), nullptr);
    CHECK(contents(options.archive) == from_hand);
  }
}
