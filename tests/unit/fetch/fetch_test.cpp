// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/fetch/fetch.hpp"

#include <catch2/catch.hpp>
#include <vector>

#include "archive/core/error.hpp"
#include "server.hpp"

using namespace archive;
using fetch::Request;

namespace {

constexpr core::Moment noon{1'714'557'600, 120};  // 2024-05-01T12:00:00+02:00

bool is_public(const std::string& text) {
  const int family = text.find(':') == std::string::npos ? AF_INET : AF_INET6;
  std::string bytes(family == AF_INET ? 4 : 16, '\0');
  REQUIRE(inet_pton(family, text.c_str(), bytes.data()) == 1);
  return fetch::is_public(bytes);
}

std::string page(const std::string& headers, const std::string& body = "<p>Bonjour") {
  return "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n" + headers + "\r\n" + body;
}

std::string redirect(const std::string& to) {
  return "HTTP/1.1 302 Found\r\nLocation: " + to + "\r\nContent-Length: 0\r\n\r\n";
}

Request request(const std::string& url) {
  Request result;
  result.url = url;
  result.now = noon;
  result.allow_private = true;
  return result;
}

/// "code: message" of what a fetch threw.
std::string refusal(const Request& request) {
  try {
    (void)fetch::fetch(request);
  } catch (const core::InputError& error) {
    return error.code() + ": " + error.what();
  }
  return {};
}

}  // namespace

TEST_CASE("addresses of this machine, its network and special purposes are not public") {
  for (const char* text : {"0.0.0.0",
                           "10.1.2.3",
                           "100.64.0.1",
                           "100.127.255.255",
                           "127.0.0.1",
                           "127.255.255.255",
                           "169.254.169.254",
                           "172.16.0.1",
                           "172.31.255.255",
                           "192.0.0.8",
                           "192.0.2.1",
                           "192.168.1.1",
                           "198.18.0.1",
                           "198.19.255.255",
                           "198.51.100.7",
                           "203.0.113.9",
                           "224.0.0.1",
                           "240.0.0.1",
                           "255.255.255.255",
                           "::",
                           "::1",
                           "::ffff:127.0.0.1",
                           "::ffff:10.0.0.1",
                           "::127.0.0.1",
                           "64:ff9b::7f00:1",
                           "64:ff9b:1::1",
                           "100::1",
                           "2001::1",
                           "2001:db8::1",
                           "2002:7f00:1::1",
                           "2002:a00:1::",
                           "3fff::1",
                           "fc00::1",
                           "fdff::1",
                           "fe80::1",
                           "fec0::1",
                           "ff02::1",
                           "4000::1"}) {
    CAPTURE(text);
    CHECK_FALSE(is_public(text));
  }
  for (const char* text :
       {"1.1.1.1", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "126.255.255.255", "128.0.0.1",
        "169.253.1.1", "172.15.0.1", "172.32.0.1", "192.167.1.1", "192.169.1.1", "223.255.255.255", "2a00:1450::1",
        "2001:4860:4860::8888", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808", "2002:808:808::1"}) {
    CAPTURE(text);
    CHECK(is_public(text));
  }
  CHECK_FALSE(fetch::is_public(""));
  CHECK_FALSE(fetch::is_public("abc"));
}

TEST_CASE("what is an address of the web, and its path") {
  CHECK(fetch::is_url("https://exemple.fr"));
  CHECK(fetch::is_url("HTTP://exemple.fr/a"));
  CHECK_FALSE(fetch::is_url("http:/exemple.fr"));
  CHECK_FALSE(fetch::is_url("ftp://exemple.fr"));
  CHECK_FALSE(fetch::is_url("file:///etc/passwd"));
  CHECK_FALSE(fetch::is_url("a.txt"));
  CHECK(fetch::path_of("https://exemple.fr/a/b.pdf?x=/y#z") == "/a/b.pdf");
  CHECK(fetch::path_of("https://exemple.fr").empty());
  CHECK(fetch::path_of("https://exemple.fr?a=/b").empty());
}

TEST_CASE("a document comes with address, charset and the server's time") {
  Server server;
  server.answers["/a"] = redirect("/b#suite");
  server.answers["/b"] =
      "HTTP/1.1 200 OK\r\nContent-Type: Text/HTML; q=1; Charset=\"iso-8859-1\"\r\n"
      "Date: Tue, 30 Apr 2024 08:00:00 GMT\r\nContent-Length: 5\r\n\r\n<p>Ah";
  server.start();
  const auto document = fetch::fetch(request(server.url("/a")));
  REQUIRE(document);
  CHECK(document->bytes == "<p>Ah");
  CHECK(document->url == server.url("/b"));
  CHECK(document->media_type == "text/html");
  CHECK(document->charset == "iso-8859-1");
  CHECK(document->capture == core::Moment{1'714'464'000, 120});
}

TEST_CASE("without a Date, or with an absurd one, Last-Modified tells the time, else the clock") {
  Server server;
  server.answers["/none"] = page("");
  server.answers["/modified"] = page("Last-Modified: Mon, 29 Apr 2024 08:00:00 GMT\r\n");
  server.answers["/1970"] = page("Date: Thu, 01 Jan 1970 00:00:10 GMT\r\n");
  server.answers["/2031"] = page("Date: Wed, 01 Jan 2031 00:00:00 GMT\r\n");
  server.answers["/words"] = page("Date: hier\r\n");
  server.start();
  const auto captured = [&](const char* path) { return fetch::fetch(request(server.url(path)))->capture; };
  CHECK(captured("/none") == noon);
  CHECK(captured("/modified").seconds == 1'714'377'600);
  CHECK(captured("/1970") == noon);
  CHECK(captured("/2031") == noon);
  CHECK(captured("/words") == noon);
}

TEST_CASE("every address is looked at when it is connected to, that of a redirect too") {
  Server server;
  server.answers["/a"] = redirect(server.url("/b", "127.0.0.2"));
  server.start();
  Request one = request(server.url("/a"));
  std::vector<std::string> asked;
  one.allowed = [&](fetch::AddressBytes address) {
    asked.emplace_back(address);
    return asked.back() == std::string("\x7F\0\0\1", 4);
  };
  CHECK(refusal(one) == "unreadable: leads to 127.0.0.2, which is no public address (--allow-private takes it)");
  CHECK(asked == std::vector{std::string("\x7F\0\0\1", 4), std::string("\x7F\0\0\2", 4)});

  one = request(server.url("/a"));
  one.allow_private = false;
  CHECK(refusal(one) == "unreadable: leads to 127.0.0.1, which is no public address (--allow-private takes it)");
  for (const char* host : {"localhost", "0x7f.1", "2130706433", "[::1]", "[::ffff:127.0.0.1]", "0"}) {
    CAPTURE(host);
    one.url = server.url("/a", host);
    CHECK_THAT(refusal(one), Catch::Contains("is no public address"));
  }
}

TEST_CASE("only http and https, five redirects, and no names or passwords") {
  Server server;
  server.answers["/round"] = redirect("/round");
  server.answers["/file"] = redirect("file:///etc/passwd");
  server.answers["/ftp"] = redirect("ftp://127.0.0.1/a");
  server.answers["/404"] = "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n";
  server.answers["/0.9"] = "<p>Sans en-tête";
  server.start();
  CHECK(refusal(request(server.url("/round"))) == "unreadable: leads on more than 5 times");
  CHECK(refusal(request(server.url("/file"))) == "unreadable: leads to what is neither http nor https");
  CHECK(refusal(request(server.url("/ftp"))) == "unreadable: leads to what is neither http nor https");
  CHECK(refusal(request(server.url("/404"))) == "unreadable: the server answers with status 404");
  CHECK_THAT(refusal(request(server.url("/0.9"))), Catch::StartsWith("unreadable: "));
  CHECK_THAT(refusal(request("http://moi:secret@127.0.0.1/")), Catch::StartsWith("unreadable: names a user"));
  CHECK_THAT(refusal(request("gopher://127.0.0.1/")), Catch::StartsWith("unreadable: "));
}

TEST_CASE("a document has limits of size and time") {
  Server server;
  server.answers["/told"] = page("Content-Length: 5000\r\n", std::string(5000, 'a'));
  server.answers["/untold"] = page("", std::string(5000, 'a'));
  server.start();
  Request small = request(server.url("/told"));
  small.most_bytes = 1000;
  CHECK_THAT(refusal(small), Catch::StartsWith("too-large: "));
  small.url = server.url("/untold");
  CHECK_THAT(refusal(small), Catch::StartsWith("too-large: "));
  Request slow = request(server.url("/never"));
  slow.time = std::chrono::seconds(1);
  CHECK(refusal(slow) == "too-slow: did not come within 1 s");
  slow.time = std::chrono::seconds(60);
  slow.stop = [] { return true; };
  CHECK_FALSE(fetch::fetch(slow));
}
