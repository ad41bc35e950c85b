// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/extract/records.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstring>
#include <string>
#include <vector>

#include "line_reader.hpp"

using namespace archive;
using extract::Format;
using extract::LineReader;
using extract::RawLine;

namespace {

using Names = std::vector<std::string>;

/// The lines of a text that is read in pieces of `step` bytes; `!` for one that is too long.
std::vector<std::string> lines_of(const std::string& text, std::size_t limit, std::size_t step) {
  std::size_t at = 0;
  LineReader reader(
      [&](char* buffer, std::size_t size) {
        const std::size_t count = std::min({size, step, text.size() - at});
        std::memcpy(buffer, text.data() + at, count);
        at += count;
        return count;
      },
      limit);
  std::vector<std::string> lines;
  for (RawLine line; reader.next(line);) {
    CHECK(line.number == static_cast<std::int64_t>(lines.size() + 1));
    lines.push_back(line.too_long ? "!" : std::string(line.text));
  }
  return lines;
}

/// Place and bytes of each record of an input, place and code of each that is refused.
Names records_of(std::string_view bytes, const std::string& name = {}, std::optional<Format> told = {}) {
  Names records;
  extract::RecordVisitor visitor;
  visitor.record = [&](extract::Record&& record) {
    records.push_back(record.place + ' ' + record.bytes + (record.told ? " told" : ""));
    return records.size() < 100;
  };
  visitor.refused = [&](const extract::RefusedRecord& refused) {
    records.push_back(refused.place + ' ' + refused.code);
    return records.size() < 100;
  };
  extract::Limits limits;
  limits.line = 20;
  limits.input = 1000;
  extract::for_each_record(extract::input_from(bytes, name, told), limits, visitor);
  return records;
}

}  // namespace

TEST_CASE("lines come the same however the file is cut") {
  const std::string text =
      "\xEF\xBB\xBF"
      "un\r\ndeux\n\n\xEF\xBB\xBF"
      "quatre\nfin";
  for (std::size_t step = 1; step < text.size() + 2; ++step)
    CHECK(lines_of(text, 100, step) == Names{"un", "deux", "",
                                             "\xEF\xBB\xBF"
                                             "quatre",
                                             "fin"});
  CHECK(lines_of("", 100, 7).empty());
  CHECK(lines_of("\n", 100, 7) == Names{""});
}

TEST_CASE("a line over the limit is passed over and the next is read") {
  const std::string text = "1234\n12345\n123456789012345\n1234\r\n123456";
  for (std::size_t step = 1; step < text.size() + 2; ++step)
    CHECK(lines_of(text, 4, step) == Names{"1234", "!", "!", "1234", "!"});
}

TEST_CASE("a line of many megabytes is not held") {
  std::size_t left = 300u << 20;
  std::size_t largest = 0;
  LineReader reader(
      [&](char* buffer, std::size_t size) {
        largest = std::max(largest, size);
        const std::size_t count = std::min(size, left);
        std::memset(buffer, 'x', count);
        left -= count;
        return count;
      },
      1 << 20);
  RawLine line;
  CHECK(reader.next(line));
  CHECK(line.too_long);
  CHECK_FALSE(reader.next(line));
  CHECK(largest <= 1u << 20);
}

TEST_CASE("a document is one record, a file of JSON lines one a line") {
  CHECK(records_of("Un titre\n\nUn corps.") == Names{" Un titre\n\nUn corps."});
  CHECK(records_of("{\"id\":1}\n\n{\"id\":2}\r\n") == Names{":1 {\"id\":1}", ":3 {\"id\":2}"});
  CHECK(records_of("un\ndeux", "a.txt", Format::Jsonl) == Names{":1 un told", ":2 deux told"});
  CHECK(records_of("{\"id\":1}\n", "a.jsonl", Format::Jsonl) == Names{":1 {\"id\":1}"});
}

TEST_CASE("what is over a limit is refused, and the records after it are read") {
  CHECK(records_of("{\"id\":1}\n{\"id\":\"" + std::string(50, 'x') + "\"}\n{\"id\":3}") ==
        Names{":1 {\"id\":1}", ":2 too-large", ":3 {\"id\":3}"});
  CHECK(records_of(std::string(1001, 'x')) == Names{" too-large"});
  CHECK(records_of("\n \n", "a.jsonl") == Names{" empty"});
}

TEST_CASE("a visitor that has enough ends the reading") {
  std::string lines;
  for (int i = 0; i < 200; ++i) lines += "{\"id\":1}\n";
  CHECK(records_of(lines).size() == 100);
}
