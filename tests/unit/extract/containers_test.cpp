// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <catch2/catch.hpp>
#include <chrono>
#include <cstring>
#include <string>

#include "http_response.hpp"
#include "unit/extract/packing.hpp"
#include "unit/extract/reading.hpp"

using namespace archive;
using packing::File;
using reading::read_all;
using reading::Strings;

namespace {

const std::string page =
    "<html lang=\"fr\"><head><title>Le pont rouvre</title></head><body><article><h1>Le pont rouvre</h1><p>Le conseil "
    "municipal a voté mardi soir le budget de la commune, après trois heures de débats.</p><p>L’opposition s’est "
    "abstenue, et le maire a salué un vote responsable devant une salle comble.</p></article></body></html>";
const std::string text = "Un titre\n\nUn corps de texte, avec une phrase entière.\n";

std::string record(const std::string& kind, const std::string& uri, const std::string& type, const std::string& block) {
  return "WARC/1.0\r\nWARC-Type: " + kind + "\r\nWARC-Target-URI: " + uri +
         "\r\nWARC-Date: 2024-04-22T10:00:00Z\r\nContent-Type: " + type +
         "\r\nContent-Length: " + std::to_string(block.size()) + "\r\n\r\n" + block + "\r\n\r\n";
}

std::string response(const std::string& uri, const std::string& headers, const std::string& body) {
  return record("response", uri, "application/http; msgtype=response", "HTTP/1.1 200 OK\r\n" + headers + "\r\n" + body);
}

std::string day(const core::Article& article) { return article.date ? core::to_iso(*article.date) : "null"; }

/// The same input, once as a file in which one can go back, and once as a pipe.
std::vector<extract::Input> both_ways(std::string_view bytes) {
  extract::Input pipe = extract::input_from(bytes);
  pipe.seek = nullptr;
  return {extract::input_from(bytes), pipe};
}

}  // namespace

TEST_CASE("files of tar and zip are inputs of their own") {
  const std::vector<File> files{{"une/a.html", page},
                                {"é.txt", text},
                                {"l.jsonl", "{\"title\":\"x\"}\n{\"title\":\"y\"}\n"},
                                {".caché", "x"},
                                {"une/style.css", "p { color: red }"},
                                {"__MACOSX/a", "x"}};
  for (const auto& bytes : {packing::tar(files), packing::zip(files), packing::gzip(packing::tar(files))})
    for (const auto& input : both_ways(bytes)) {
      const auto read = read_all(input);
      CHECK(read.places == Strings{"!une/a.html", "!é.txt", "!l.jsonl:1", "!l.jsonl:2"});
      CHECK(read.refused == Strings{});
      REQUIRE(read.articles.size() == 4);
      CHECK(read.articles[0].title == "Le pont rouvre");
      CHECK(read.articles[1].title == "Un titre");
      CHECK(read.originals[0] == page);
    }
}

TEST_CASE("a packed file is read under its name without the ending") {
  const auto read = read_all(packing::gzip("# Titre\n\nUn corps."), "a.md.gz");
  REQUIRE(read.articles.size() == 1);
  CHECK(read.articles[0].title == "Titre");
  CHECK(read.places == Strings{""});
}

TEST_CASE("the type that is told is that of the documents") {
  const std::string bytes = packing::tar({{"a.txt", "# Titre\n\nUn corps."}});
  auto input = extract::input_from(bytes);
  input.told = extract::Format::Markdown;
  const auto read = read_all(input);
  REQUIRE(read.articles.size() == 1);
  CHECK(read.articles[0].title == "Titre");
}

TEST_CASE("names that lead elsewhere, links and devices are refused, and the rest is read") {
  const std::vector<File> files{{"../a.txt", text}, {"/b.txt", text},          {"x/../../c.txt", text},
                                {"C:d.txt", text},  {"e", "/etc/passwd", '2'}, {"ok.txt", text}};
  for (const auto& bytes : {packing::tar(files), packing::zip(files)}) {
    const auto read = read_all(bytes);
    CHECK(read.refused == Strings{"!../a.txt unsafe-path", "!/b.txt unsafe-path", "!x/../../c.txt unsafe-path",
                                  "!C:d.txt unsafe-path", "!e unsafe-path"});
    CHECK(read.places == Strings{"!ok.txt"});
  }
  CHECK(read_all(packing::tar({{"disque", "", '3'}, {"ok.txt", text}})).refused == Strings{"!disque unsafe-path"});
}

TEST_CASE("containers may stand in containers, three deep") {
  const std::string one = packing::zip({{"a.txt", text}});
  const std::string two = packing::gzip(packing::tar({{"un.zip", one}}));
  const std::string three = packing::zip({{"deux.tar.gz", two}, {"b.txt", text}});
  CHECK(read_all(three).places == Strings{"!deux.tar.gz!un.zip!a.txt", "!b.txt"});
  const auto four = read_all(packing::tar({{"trois.zip", three}, {"c.txt", text}}));
  CHECK(four.places == Strings{"!trois.zip!b.txt", "!c.txt"});
  CHECK(four.refused == Strings{"!trois.zip!deux.tar.gz!un.zip too-deep"});
  std::string packed = text;
  for (int i = 0; i < 3; ++i) packed = packing::gzip(packed);
  CHECK(read_all(packed).articles.size() == 1);
  CHECK(read_all(packing::gzip(packed)).refused == Strings{" too-deep"});
  for (int i = 0; i < 40; ++i) packed = packing::gzip(packed);
  CHECK(read_all(packed).refused.size() == 1);
}

TEST_CASE("what unpacks to a hundred times its size is refused at once, in each way it may be packed") {
  const auto start = std::chrono::steady_clock::now();
  constexpr std::size_t times = 8'000'000;  // 2 GB
  const std::string bomb = packing::repeated('0', times);
  const std::string small = packing::repeated('0', 100'000);  // 25 MB
  CHECK(read_all(packing::gzip_of(bomb)).refused == Strings{" bomb"});
  CHECK(read_all(packing::zip_of({{"a.txt", bomb, times * 258 + 1, 0}})).refused == Strings{" bomb"});
  // Each is small enough, all together are not; the same packed bytes stand for many files.
  std::vector<packing::Deflated> many(1000, {"b.txt", small, 100'000 * 258 + 1, 0});
  CHECK(read_all(packing::zip_of(many)).refused.back() == " bomb");
  // One that would be passed over.
  const std::string head = packing::tar({{".caché", "", '0', 1u << 31}}).substr(0, 512);
  CHECK(read_all(packing::gzip_of(packing::stored_before(head) + packing::repeated('\0', times))).refused ==
        Strings{" bomb"});
  // Containers that each stay below the limit.
  const std::string inner = packing::gzip_of(packing::repeated('0', 60'000'000 / 258));
  CHECK(read_all(packing::zip({{"a.gz", inner}, {"b.gz", inner}})).refused.back() == " bomb");
  CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(10));
}

TEST_CASE("a file over the limit is refused and the next is read") {
  extract::Limits limits;
  limits.input = 1000;
  const auto read = read_all(packing::tar({{"a.txt", std::string(2000, 'x')}, {"b.txt", text}}), {}, limits);
  CHECK(read.refused == Strings{"!a.txt too-large"});
  CHECK(read.places == Strings{"!b.txt"});
  limits.entries = 2;
  CHECK(read_all(packing::tar({{"a", text}, {"b", text}, {"c", text}}), {}, limits).refused == Strings{" too-large"});
}

TEST_CASE("damaged containers are refused with one line") {
  const std::string whole = packing::gzip(page);
  CHECK(read_all(whole.substr(0, whole.size() / 2)).refused == Strings{" malformed"});
  const std::string zip = packing::zip({{"a.txt", text}});
  CHECK(read_all(zip.substr(0, 20)).refused == Strings{" malformed"});
  std::string wrong = zip;
  wrong[wrong.find("corps")] = 'C';
  CHECK(read_all(wrong).refused == Strings{"!a.txt malformed"});
  CHECK(read_all(packing::gzip(packing::tar({}))).refused == Strings{" empty"});
  CHECK(read_all(packing::gzip("")).refused.size() == 1);
  CHECK(read_all("7z\xBC\xAF\x27\x1C rien").refused == Strings{" malformed"});
}

TEST_CASE("what throws while it is read ends the container") {
  const std::string bytes = packing::tar({{"a.txt", text}, {"b.txt", std::string(300'000, 'x')}});
  extract::Input input = extract::input_from(bytes);
  input.seek = nullptr;
  std::size_t left = 100'000;
  input.read = [&, read = input.read](char* buffer, std::size_t size) {
    if (left == 0) throw core::InputError("unreadable", "the disk fails");
    size = std::min(size, left);
    left -= size;
    return read(buffer, size);
  };
  const auto read = read_all(input);
  CHECK(read.places == Strings{"!a.txt"});
  CHECK(read.refused == Strings{" unreadable"});
}

TEST_CASE("the pages of a web archive have the address and the time they were fetched at") {
  const std::string html = "Content-Type: text/html; charset=utf-8\r\n";
  char size[16];
  std::snprintf(size, sizeof size, "%zx\r\n", page.size());
  const std::string chunks = size + page + "\r\n0\r\n\r\n";
  const std::string warc =
      record("warcinfo", "x", "application/warc-fields", "software: x\r\n") +
      record("request", "https://exemple.fr/2024/04/20/pont", "application/http", "GET / HTTP/1.1\r\n\r\n") +
      response("https://exemple.fr/2024/04/20/pont", html, page) +
      response("<https://exemple.fr/b>", html + "Transfer-Encoding: chunked\r\n", chunks) +
      response("https://exemple.fr/c", html + "Content-Encoding: gzip\r\n", packing::gzip(page)) +
      response("https://exemple.fr/image", "Content-Type: image/jpeg\r\n", "\xFF\xD8") +
      record("response", "https://exemple.fr/non", "application/http",
             "HTTP/1.1 404 Not Found\r\n" + html + "\r\n" + page) +
      response("https://exemple.fr/d", html + "Content-Encoding: br\r\n", "\x01\x02\x03") +
      record("resource", "https://exemple.fr/e", "text/html", page);
  for (const auto& bytes : {warc, packing::gzip(warc)}) {
    const auto read = read_all(bytes);
    CHECK(read.places == Strings{"#3", "#4", "#5", "#9"});
    CHECK(read.refused == Strings{"#8 undecodable"});
    REQUIRE(read.articles.size() == 4);
    CHECK(read.articles[0].url == "https://exemple.fr/2024/04/20/pont");
    CHECK(day(read.articles[0]) == "2024-04-20");
    CHECK(read.articles[0].date_from == "url");
    CHECK(read.articles[1].url == "https://exemple.fr/b");
    CHECK(day(read.articles[1]) == "2024-04-22");
    CHECK(read.articles[1].date_from == "capture");
    CHECK(read.originals[1] == page);
    CHECK(read.originals[2] == page);
  }
}

TEST_CASE("a web archive that is damaged gives what stands before the damage") {
  const std::string one = response("https://exemple.fr/a", "Content-Type: text/html\r\n", page);
  const auto cut = read_all(one + one.substr(0, one.size() - 50));
  CHECK(cut.places == Strings{"#1"});
  CHECK(cut.refused == Strings{" malformed"});
  CHECK(read_all(one + "WARC/1.0\r\nWARC-Type: response\r\n\r\nx").refused == Strings{" malformed"});
  CHECK(read_all(one + "autre chose").refused == Strings{" malformed"});
  CHECK(read_all("WARC/1.0\r\nContent-Length: 99999999999999999999999\r\n\r\n").refused == Strings{" malformed"});
  CHECK(read_all(record("warcinfo", "x", "application/warc-fields", "x")).refused == Strings{" empty"});
  std::string flood = "WARC/1.0\r\n";
  for (int i = 0; i < 100'000; ++i) flood += "X: y\r\n";
  CHECK(read_all(flood + "\r\n").refused.size() == 1);
}

TEST_CASE("a page that is packed in its answer is unpacked within the limits") {
  const auto answer = [](const std::string& body) {
    return "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n" + body;
  };
  const auto refusal = [&](const std::string& body) -> std::string {
    try {
      return extract::read_http_page(answer(body), {})->body;
    } catch (const core::InputError& error) {
      return error.code();
    }
  };
  CHECK(refusal(packing::gzip(page)) == page);
  CHECK(refusal(page) == page);
  CHECK(refusal(packing::gzip_of(packing::repeated('x', 8'000'000))) == "bomb");
  CHECK(refusal(packing::gzip(page).substr(0, 100)) == "malformed");
}
