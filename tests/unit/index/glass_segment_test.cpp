// SPDX-License-Identifier: GPL-3.0-or-later
// What SegmentWriter writes, beside what Xapian's own writer makes of the same documents.
#include "glass_segment.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <fstream>
#include <memory>
#include <random>
#include <sstream>

#include "glass_merge.hpp"
#include "glass_version.hpp"
#include "temporary_directory.hpp"
#include "term_lists.hpp"

using namespace archive;
using index::Draft;

CATCH_TRANSLATE_EXCEPTION(Xapian::Error& error) { return error.get_description(); }

namespace {

/// Everything that can be read of a database, as text; the terms of documents from their postings alone.
std::string told(const Xapian::Database& database) {
  std::ostringstream out;
  out << database.get_doccount() << ' ' << database.get_lastdocid() << ' ' << database.get_total_length() << ' '
      << database.get_doclength_lower_bound() << ' ' << database.get_doclength_upper_bound() << '\n';
  for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term) {
    out << *term << ' ' << term.get_termfreq() << ' ' << database.get_collection_freq(*term) << ' '
        << database.get_wdf_upper_bound(*term) << ':';
    for (auto posting = database.postlist_begin(*term); posting != database.postlist_end(*term); ++posting)
      out << ' ' << *posting << '/' << posting.get_wdf() << '/' << posting.get_doclength();
    out << '\n';
  }
  for (auto posting = database.postlist_begin(""); posting != database.postlist_end(""); ++posting) {
    const Xapian::Document document = database.get_document(*posting);
    out << document.get_docid() << ' ' << database.get_doclength(*posting) << ' ' << document.get_data() << '\n';
  }
  for (Xapian::valueno slot = 0; slot < 8; ++slot) {
    out << slot << ' ' << database.get_value_freq(slot) << ' ' << database.get_value_lower_bound(slot) << ' '
        << database.get_value_upper_bound(slot) << ':';
    for (auto value = database.valuestream_begin(slot); value != database.valuestream_end(slot); ++value)
      out << ' ' << value.get_docid() << '=' << *value;
    out << '\n';
  }
  for (auto key = database.synonym_keys_begin(); key != database.synonym_keys_end(); ++key) {
    out << *key << ':';
    for (auto one = database.synonyms_begin(*key); one != database.synonyms_end(*key); ++one) out << ' ' << *one;
    out << '\n';
  }
  return std::move(out).str();
}

std::string bytes_of(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  REQUIRE(in);
  std::ostringstream bytes;
  bytes << in.rdbuf();
  return std::move(bytes).str();
}

void write_by_xapian(const std::string& path, const std::vector<Draft>& drafts) {
  Xapian::WritableDatabase database(path, Xapian::DB_CREATE | Xapian::DB_NO_SYNC);
  for (const auto& draft : drafts) {
    database.add_document(draft.document());
    for (std::uint32_t pair = 0; pair < draft.accentuations().size(); ++pair) {
      const auto [folded, word] = index::split_accentuation(draft.accentuations()[pair]);
      database.add_synonym(std::string(folded), std::string(word));
    }
  }
  database.commit();
}

void write_by_us(const std::string& path, const std::vector<Draft>& drafts) {
  index::glass::SegmentWriter writer(path);
  for (const auto& draft : drafts) writer.add(draft);
  writer.close();
}

std::size_t errors_in(const std::string& path) {
  std::ostringstream said;
  const auto errors = Xapian::Database::check(path, Xapian::DBCHECK_SHOW_STATS, &said);
  INFO(said.str());
  return errors;
}

/// Documents of the words of a made-up language, whose frequencies fall as those of any; with this vocabulary, or each with one
/// of its own.
std::vector<Draft> some_drafts(std::size_t count, unsigned seed,
                               const std::shared_ptr<index::Vocabulary>& vocabulary = nullptr) {
  std::mt19937 random(seed);
  std::vector<Draft> drafts;
  for (std::size_t number = 0; number < count; ++number) {
    Draft& draft = vocabulary ? drafts.emplace_back(vocabulary) : drafts.emplace_back();
    const std::size_t words = random() % 400;
    for (std::size_t i = 0; i < words; ++i) {
      const double even = std::uniform_real_distribution<>(0, 11)(random);
      draft.add_term("mot" + std::to_string(static_cast<int>(std::exp(even))));
    }
    draft.add_term("partout", static_cast<std::uint32_t>(1 + random() % 200));
    draft.add_boolean_term("XSsource" + std::to_string(random() % 5));
    draft.add_boolean_term(std::string("Q\0\0", 3) + std::to_string(number));
    draft.add_boolean_term(std::string(1 + random() % 240, 'z'));
    draft.add_value(0, std::to_string(random() % 100'000));
    if (random() % 3 == 0) draft.add_value(5, std::string(random() % 300, 'v') + std::to_string(number));
    draft.set_data(std::string(random() % 6000, static_cast<char>('a' + number % 26)));
    const auto stem = "ecole" + std::to_string(random() % 500);
    draft.add_accentuation(stem, "é" + stem);
    draft.add_accentuation(stem, "è" + stem + std::to_string(random() % 20));
  }
  return drafts;
}

}  // namespace

TEST_CASE("a segment reads like one that Xapian has written, and Xapian finds it sound") {
  const auto count = GENERATE(std::size_t{1}, std::size_t{2}, std::size_t{40}, std::size_t{3000});
  const tests::TemporaryDirectory directory;
  const auto ours = (directory.path() / "ours").string(), theirs = (directory.path() / "theirs").string();
  const auto drafts = some_drafts(count, 7);
  write_by_us(ours, drafts);
  write_by_xapian(theirs, drafts);
  CHECK(errors_in(ours) == 0);
  CHECK(told(Xapian::Database(ours)) == told(Xapian::Database(theirs)));
}

TEST_CASE("segments are merged by Xapian as its own are") {
  const tests::TemporaryDirectory directory;
  Xapian::Database ours, theirs;
  for (unsigned part = 0; part < 5; ++part) {
    const auto drafts = some_drafts(200 + part, part);
    const auto name = std::to_string(part);
    write_by_us((directory.path() / ("ours" + name)).string(), drafts);
    write_by_xapian((directory.path() / ("theirs" + name)).string(), drafts);
    ours.add_database(Xapian::Database((directory.path() / ("ours" + name)).string()));
    theirs.add_database(Xapian::Database((directory.path() / ("theirs" + name)).string()));
  }
  const auto our_whole = (directory.path() / "ours").string(), their_whole = (directory.path() / "theirs").string();
  ours.compact(our_whole);
  theirs.compact(their_whole);
  CHECK(errors_in(our_whole) == 0);
  CHECK(told(Xapian::Database(our_whole)) == told(Xapian::Database(their_whole)));
}

TEST_CASE("databases are merged as Xapian merges them, whoever wrote and changed them") {
  namespace glass = index::glass;
  const auto parts = GENERATE(std::size_t{1}, std::size_t{2}, std::size_t{7}, std::size_t{40});
  const bool changed = GENERATE(false, true);
  const tests::TemporaryDirectory directory;
  std::mt19937 random(static_cast<unsigned>(parts));
  std::vector<std::filesystem::path> paths;
  Xapian::Database all;
  for (unsigned part = 0; part < parts; ++part) {
    const auto& path = paths.emplace_back(directory.path() / std::to_string(part));
    // Of one document, or of some thousand, so that numbers and lists are long.
    const std::size_t count = part == 1 ? 40'000 / parts : 1 + random() % 200;
    const auto drafts = some_drafts(count, part);
    // Those of Xapian have lists of the terms of documents, as segments of former programs.
    if (part % 3 == 2) write_by_xapian(path.string(), drafts);
    else write_by_us(path.string(), drafts);
    if (changed && count > 20) {
      std::vector<std::uint32_t> concerned;  // from the first on, and up to the last
      for (std::uint32_t number = 1; number <= count; number += static_cast<std::uint32_t>(1 + random() % 12))
        concerned.push_back(number);
      concerned.push_back(static_cast<std::uint32_t>(count));
      concerned.erase(std::unique(concerned.begin(), concerned.end()), concerned.end());
      if (part % 3 != 2) glass::put_term_lists(path, glass::find_terms(path, concerned));
      const auto others = some_drafts(concerned.size(), part + 100);
      Xapian::WritableDatabase database(path.string(), Xapian::DB_OPEN);
      for (std::size_t i = 0; i < concerned.size(); ++i) {
        if (i % 2 == 0) database.delete_document(concerned[i]);
        else database.replace_document(concerned[i], others[i].document());
      }
      database.add_synonym("ecole7", "écôle" + std::to_string(part));
      database.commit();
    }
    if (part % 3 != 2) glass::drop_term_lists(path);
    all.add_database(Xapian::Database(path.string()));
  }
  const auto ours = directory.path() / "ours", theirs = directory.path() / "theirs";
  all.compact(theirs.string());
  CHECK(glass::merge_databases(paths, ours) == all.get_doccount());
  CHECK(errors_in(ours.string()) == 0);
  const auto expected = told(Xapian::Database(theirs.string()));
  CHECK(told(Xapian::Database(ours.string())) == expected);
  CHECK(std::filesystem::file_size(ours / "postlist.glass") <= std::filesystem::file_size(theirs / "postlist.glass"));

  // What was merged is merged again, and alone.
  const auto again = directory.path() / "again";
  CHECK(glass::merge_databases({&ours, 1}, again) == all.get_doccount());
  CHECK(errors_in(again.string()) == 0);
  CHECK(told(Xapian::Database(again.string())) == expected);
}

TEST_CASE("databases without documents make one without, and add nothing to others") {
  const tests::TemporaryDirectory directory;
  std::vector<std::filesystem::path> paths;
  for (const std::string name : {"empty", "emptied"}) {
    const auto& path = paths.emplace_back(directory.path() / name);
    Xapian::WritableDatabase database(path.string(), Xapian::DB_CREATE);
    if (name == "emptied") {
      database.add_document(some_drafts(1, 3)[0].document());
      database.commit();
      database.delete_document(1);
    }
    database.commit();
  }
  const auto none = directory.path() / "none", some = directory.path() / "some", whole = directory.path() / "whole";
  CHECK(index::glass::merge_databases(paths, none) == 0);
  CHECK(Xapian::Database(none.string()).get_doccount() == 0);
  const auto drafts = some_drafts(30, 3);
  write_by_us(some.string(), drafts);
  paths.insert(paths.begin() + 1, some);
  CHECK(index::glass::merge_databases(paths, whole) == 30);
  CHECK(errors_in(whole.string()) == 0);
  CHECK(told(Xapian::Database(whole.string())) == told(Xapian::Database(some.string())));
}

TEST_CASE("lists that were merged are put in as few chunks as they take, and read the same") {
  const tests::TemporaryDirectory directory;
  Xapian::Database parts;
  for (unsigned part = 0; part < 40; ++part) {
    const auto path = (directory.path() / ("part" + std::to_string(part))).string();
    write_by_us(path, some_drafts(50, part));
    parts.add_database(Xapian::Database(path));
  }
  const auto path = directory.path() / "whole";
  parts.compact(path.string());
  {
    std::vector<std::uint32_t> gone;  // numbers that are missing
    for (std::uint32_t number = 3; number < 2'000; number += 7) gone.push_back(number);
    index::glass::put_term_lists(path, index::glass::find_terms(path, gone));
    Xapian::WritableDatabase changed(path.string(), Xapian::DB_OPEN);
    for (const auto number : gone) changed.delete_document(number);
    changed.commit();
  }
  index::glass::drop_term_lists(path);
  const auto before = told(Xapian::Database(path.string()));
  const auto size = std::filesystem::file_size(path / "postlist.glass");
  const auto old = directory.path() / "old";
  std::filesystem::rename(path, old);
  const auto beside = directory.path() / "beside";
  index::glass::merge_databases({&old, 1}, path);
  index::glass::merge_databases({&old, 1}, beside, 2);
  for (const std::string table : {"postlist", "docdata", "synonym"}) {
    INFO(table);
    CHECK(bytes_of(path / (table + ".glass")) == bytes_of(beside / (table + ".glass")));
  }
  CHECK(errors_in(path.string()) == 0);
  CHECK(told(Xapian::Database(path.string())) == before);
  CHECK(std::filesystem::file_size(path / "postlist.glass") < size * 2 / 3);
  index::glass::put_term_lists(path, index::glass::find_terms(path, {4, 1'000}));
  Xapian::WritableDatabase changed(path.string(), Xapian::DB_OPEN);
  changed.replace_document(4, some_drafts(1, 77)[0].document());
  changed.delete_document(1'000);
  changed.commit();
  index::glass::drop_term_lists(path);
  CHECK(errors_in(path.string()) == 0);
}

TEST_CASE("the terms and slots of documents are found in the postings of any segment") {
  const tests::TemporaryDirectory directory;
  const auto ours = (directory.path() / "ours").string(), theirs = (directory.path() / "theirs").string();
  const auto drafts = some_drafts(3000, 11);
  write_by_us(ours, drafts);
  write_by_xapian(theirs, drafts);
  const auto wanted =
      GENERATE(std::vector<std::uint32_t>{}, std::vector<std::uint32_t>{1}, std::vector<std::uint32_t>{3000},
               std::vector<std::uint32_t>{7, 8, 9, 1500, 2999}, std::vector<std::uint32_t>{2, 4000, 400'000});
  const Xapian::Database xapians(theirs);
  std::ostringstream expected;
  for (const auto number : wanted) {
    expected << number << ':';
    if (number <= drafts.size()) {
      const Xapian::Document document = xapians.get_document(number);
      for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term)
        expected << ' ' << *term << '/' << term.get_wdf();
      for (auto value = document.values_begin(); value != document.values_end(); ++value)
        expected << ' ' << value.get_valueno();
    }
    expected << '\n';
  }
  for (const auto& path : {ours, theirs}) {
    const auto found = index::glass::find_terms(path, wanted);
    std::ostringstream out;
    for (const auto& document : found.documents) {
      out << document.number << ':';
      for (const auto& one : document.terms) out << ' ' << found.terms[one.term] << '/' << one.times;
      for (const auto slot : document.slots) out << ' ' << slot;
      out << '\n';
    }
    CHECK(out.str() == expected.str());
  }
}

TEST_CASE("Xapian changes a segment as it changes its own, once it is given the lists of the documents concerned") {
  const tests::TemporaryDirectory directory;
  const auto ours = (directory.path() / "ours").string(), theirs = (directory.path() / "theirs").string();
  const auto drafts = some_drafts(600, 3), others = some_drafts(300, 4);
  write_by_us(ours, drafts);
  write_by_xapian(theirs, drafts);
  // Several times, since each leaves free blocks and revisions to the next.
  for (std::uint32_t first = 1; first <= 5; ++first) {
    std::vector<std::uint32_t> concerned;
    for (std::uint32_t number = first; number <= 600; number += 5) concerned.push_back(number);
    index::glass::put_term_lists(ours, index::glass::find_terms(ours, concerned));
    for (const auto& path : {ours, theirs}) {
      Xapian::WritableDatabase database(path, Xapian::DB_OPEN);
      for (const auto number : concerned) {
        if (number % 3 == 0) database.delete_document(number);
        else database.replace_document(number, others[number / 2].document());
      }
      for (std::size_t i = 0; i < 60; ++i) database.add_document(others[(first - 1) * 60 + i].document());
      database.add_synonym("ecole" + std::to_string(first), "écôle7");
      database.commit();
    }
    index::glass::drop_term_lists(ours);
    CHECK(errors_in(ours) == 0);
    CHECK(told(Xapian::Database(ours)) == told(Xapian::Database(theirs)));
  }
}

TEST_CASE("whatever of a change a kill has left, the segment reads the same, is changed again and merged") {
  namespace fs = std::filesystem;
  namespace glass = index::glass;
  const tests::TemporaryDirectory directory;
  const auto clean = directory.path() / "clean", path = directory.path() / "segment";
  const auto drafts = some_drafts(300, 5), others = some_drafts(4, 6);
  write_by_us(clean.string(), drafts);
  fs::copy(clean, path);
  glass::put_term_lists(path, glass::find_terms(path, {5, 6, 250}));
  const auto table = glass::table_path(path, glass::Table::TermLists);
  REQUIRE(fs::exists(table));
  const auto before = told(Xapian::Database(clean.string()));
  enum class Left { FileAlone, Lists, ListsAndNoFile };
  const auto left = GENERATE(Left::FileAlone, Left::Lists, Left::ListsAndNoFile);
  if (left == Left::FileAlone)
    fs::copy_file(clean / "iamglass", path / "iamglass", fs::copy_options::overwrite_existing);
  if (left == Left::ListsAndNoFile) fs::remove(table);
  CHECK(told(Xapian::Database(path.string())) == before);
  const auto merged = (directory.path() / "merged").string();
  Xapian::Database both(path.string());
  both.add_database(Xapian::Database(clean.string()));
  both.compact(merged);
  CHECK(errors_in(merged) == 0);
  CHECK(Xapian::Database(merged).get_doccount() == 600);
  glass::put_term_lists(path, glass::find_terms(path, {6, 7}));
  {
    Xapian::WritableDatabase database(path.string(), Xapian::DB_OPEN);
    database.replace_document(6, others[0].document());
    database.delete_document(7);
    database.commit();
  }
  glass::drop_term_lists(path);
  CHECK(errors_in(path.string()) == 0);
  CHECK(!fs::exists(table));
  const auto theirs = (directory.path() / "theirs").string();
  write_by_xapian(theirs, drafts);
  {
    Xapian::WritableDatabase database(theirs, Xapian::DB_OPEN);
    database.replace_document(6, others[0].document());
    database.delete_document(7);
    database.commit();
  }
  CHECK(told(Xapian::Database(path.string())) == told(Xapian::Database(theirs)));
}

TEST_CASE("segments with lists of terms, as former programs wrote them, are merged with those that have none") {
  const tests::TemporaryDirectory directory;
  const auto ours = (directory.path() / "ours").string(), theirs = (directory.path() / "theirs").string();
  const auto drafts = some_drafts(200, 8);
  write_by_us(ours, drafts);
  write_by_xapian(theirs, drafts);
  const auto parts = GENERATE(std::string("oo"), std::string("tt"), std::string("ot"), std::string("to"));
  Xapian::Database all, same;
  for (const char part : parts) {
    all.add_database(Xapian::Database(part == 'o' ? ours : theirs));
    same.add_database(Xapian::Database(theirs));
  }
  const auto whole = (directory.path() / "whole").string(), expected = (directory.path() / "expected").string();
  all.compact(whole);
  same.compact(expected);
  CHECK(index::glass::has_term_lists(whole) == (parts == "tt"));
  if (parts == "tt") index::glass::drop_term_lists(whole);
  CHECK(errors_in(whole) == 0);
  CHECK(told(Xapian::Database(whole)) == told(Xapian::Database(expected)));
}

TEST_CASE("drafts made for a segment make the same one") {
  const tests::TemporaryDirectory directory;
  const auto apart = (directory.path() / "apart").string(), together = (directory.path() / "together").string();
  write_by_us(apart, some_drafts(300, 5));
  index::glass::SegmentWriter writer(together);
  for (const auto& draft : some_drafts(300, 5, writer.vocabulary())) writer.add(draft);
  writer.close();
  CHECK(errors_in(together) == 0);
  CHECK(told(Xapian::Database(together)) == told(Xapian::Database(apart)));
}

TEST_CASE("a long record, a document without terms and none at all") {
  const tests::TemporaryDirectory directory;
  const auto path = (directory.path() / "one").string();
  std::vector<Draft> drafts(3);
  drafts[0].set_data(std::string(3'000'000, 'x'));
  drafts[2].add_term("seul", 70'000);
  write_by_us(path, drafts);
  CHECK(errors_in(path) == 0);
  const Xapian::Database database(path);
  CHECK(database.get_document(1).get_data().size() == 3'000'000);
  CHECK(database.get_doclength(2) == 0);
  CHECK(database.get_document(2).get_data().empty());
  CHECK(database.get_doclength(3) == 70'000);
}
