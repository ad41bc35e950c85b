// SPDX-License-Identifier: GPL-3.0-or-later
// The tables of how a query is read (tests/tables/query_syntax*.tsv), of what it finds (french_own.tsv) and of what is
// shown of it (snippets*.tsv).
#include <catch2/catch.hpp>

#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "archive/index/index.hpp"
#include "archive/search/resolve.hpp"
#include "archive/search/search.hpp"
#include "archive/text/utf8.hpp"
#include "temporary_directory.hpp"

using namespace archive;

namespace {

const core::Day today = *core::make_day(2024, 4, 24);

/// `\n` and `\uXXXX` as the characters they stand for.
std::string unescaped(std::string_view cell) {
  std::string text;
  for (std::size_t at = 0; at < cell.size(); ++at) {
    if (cell[at] != '\\') {
      text += cell[at];
    } else if (cell[at + 1] == 'u') {
      text::append(text, static_cast<char32_t>(std::stoul(std::string(cell.substr(at + 2, 4)), nullptr, 16)));
      at += 5;
    } else {
      text += cell[++at] == 'n' ? '\n' : cell[at];
    }
  }
  return text;
}

/// The rows below the header, cell by cell.
std::vector<std::vector<std::string>> rows_of(const std::string& table) {
  std::ifstream file(ARCHIVE_SOURCE_DIR "/tests/tables/" + table);
  std::string line;
  REQUIRE(std::getline(file, line));
  std::vector<std::vector<std::string>> rows;
  while (std::getline(file, line)) {
    auto& cells = rows.emplace_back();
    for (std::size_t at = 0; at <= line.size();) {
      const std::size_t end = std::min(line.find('\t', at), line.size());
      cells.push_back(unescaped(std::string_view(line).substr(at, end - at)));
      at = end + 1;
    }
  }
  return rows;
}

core::ArticleId numbered(std::size_t number) {
  core::ArticleId id;
  id.bytes[0] = static_cast<std::uint8_t>(number >> 8);
  id.bytes[1] = static_cast<std::uint8_t>(number & 0xFF);
  return id;
}

search::Request request_for(const std::string& typed, std::size_t limit) {
  search::Request request;
  request.query = search::resolve(query::parse(text::clean(typed)), today);
  request.collapse = false;
  request.limit = limit;
  return request;
}

void put(index::Writer& writer, std::size_t number, const std::string& title, const std::string& body) {
  core::Article article;
  article.title = text::clean(title);
  article.body = text::clean(body);
  article.ref = std::to_string(number);
  writer.put(numbered(number), article);
}

std::string highlighted(const search::Extract& extract) {
  std::string shown;
  for (const auto& span : extract.highlights) {
    shown += (shown.empty() ? "" : " | ") + extract.text.substr(span.begin, span.size());
  }
  return shown.empty() ? "none" : shown;
}

std::vector<std::string> parts_of(const std::string& cell) {
  std::vector<std::string> parts;
  for (std::size_t at = 0; at < cell.size();) {
    const std::size_t end = std::min(cell.find(" | ", at), cell.size());
    parts.push_back(cell.substr(at, end - at));
    at = end + 3;
  }
  return parts;
}

/// `column code` of what is said of a query first, an error or a remark of this code; empty where nothing is.
std::string said(const query::Query& query, bool error, const std::string& code = {}) {
  for (const auto& remark : query.remarks) {
    if (remark.is_error != error || (!code.empty() && remark.code != code)) continue;
    const auto column = text::count_code_points(std::string_view(query.text).substr(0, remark.at)) + 1;
    return std::to_string(column) + ' ' + remark.code;
  }
  return {};
}

void check_syntax(const std::string& typed, const std::string& expectation) {
  const auto query = search::resolve(query::parse(typed), today);
  std::istringstream words(expectation);
  std::string kind, first, second;
  words >> kind >> first >> second;
  if (kind == "error") {
    CHECK(said(query, true) == first + ' ' + second);
    if (words >> first >> second) CHECK(query.remarks.front().suggestion.find(second) != std::string::npos);
    return;
  }
  CHECK(said(query, true).empty());
  if (kind == "parsed:") CHECK("parsed: " + query::to_string(query.tree) == expectation);
  if (kind == "same:") {
    CHECK(query::to_string(query.tree) ==
          query::to_string(search::resolve(query::parse(expectation.substr(6)), today).tree));
  }
  // The stop list is asked when the query is run.
  if (kind == "remark" && first != "only-stop-words") CHECK_FALSE(said(query, false, first).empty());
}

}  // namespace

TEST_CASE("every row of the tables of query syntax is read so", "[search]") {
  for (const std::string table : {"query_syntax.tsv", "query_syntax_own.tsv"}) {
    for (const auto& row : rows_of(table)) {
      INFO(table << " " << row[0] << ": " << row[1]);
      check_syntax(row[1], row[2]);
    }
  }
}

TEST_CASE("every row of the table of French is found, or is not", "[search]") {
  const auto rows = rows_of("french_own.tsv");
  REQUIRE(rows.size() > 1000);
  // All documents make one archive: what it holds of a name tells how the name is read.
  std::map<std::string, std::size_t> numbers;
  for (const auto& row : rows) numbers.try_emplace(row[2], numbers.size() + 1);
  tests::TemporaryDirectory directory;
  {
    index::Writer writer(directory.path());
    for (const auto& [document, number] : numbers) put(writer, number, {}, document);
    writer.commit(1);
  }
  search::Searcher searcher(directory.path());
  std::map<std::string, std::set<std::string>> found;
  for (const auto& row : rows) {
    INFO(row[0] << ": " << row[3] << " in " << row[2]);
    REQUIRE(row.size() == 5);
    const auto [answer, is_new] = found.try_emplace(row[3]);
    if (is_new) {
      auto request = request_for(row[3], numbers.size());
      REQUIRE_FALSE(request.query.has_error());
      request.want_text = false;
      request.repair = false;
      for (const auto& hit : searcher.run(request).hits) answer->second.insert(hit.article.ref);
    }
    CHECK(answer->second.contains(std::to_string(numbers.at(row[2]))) == (row[4] == "yes"));
  }
}

TEST_CASE("every row of the tables of snippets is shown so", "[search]") {
  for (const std::string table : {"snippets.tsv", "snippets_own.tsv"}) {
    for (const auto& row : rows_of(table)) {
      INFO(table << " " << row[0] << ": " << row[3] << " in " << row[2]);
      tests::TemporaryDirectory directory;
      {
        index::Writer writer(directory.path());
        put(writer, 1, row[1], row[2]);
        writer.commit(1);
      }
      // Boilerplate goes when an article is read, before it is indexed; controls are made visible by what prints.
      if (row.size() > 6 && !row[6].empty()) continue;
      search::Searcher searcher(directory.path());
      const auto results = searcher.run(request_for(row[3], 1));
      REQUIRE(results.hits.size() == 1);
      REQUIRE_FALSE(results.hits.front().snippets.empty());
      const auto& snippet = results.hits.front().snippets.front();
      CHECK(highlighted(snippet) == row[4]);
      for (const auto& part : parts_of(row[5])) CHECK(snippet.text.find(part) != std::string::npos);
    }
  }
}
