// SPDX-License-Identifier: GPL-3.0-or-later
// tests/pages/<slug>/: source.txt or source.html and what is made of it, expected.txt; the samples of data/; the lists of data/.
#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>
#include <vector>

#include "archive/dates/zone.hpp"
#include "archive/extract/extract.hpp"
#include "archive/text/utf8.hpp"

using namespace archive;
namespace fs = std::filesystem;

namespace {

const fs::path root = ARCHIVE_SOURCE_DIR;

std::string contents(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  REQUIRE(file);
  return {std::istreambuf_iterator<char>(file), {}};
}

extract::Context captured() {
  extract::Context context;
  context.capture = dates::parse_moment_in_archive_zone("2024-06-30T12:00");
  return context;
}

/// The article as expected.txt writes it: fields, body, pieces removed.
std::string shown(const core::Article& article) {
  std::ostringstream out;
  const auto field = [&](const char* name, const std::string& value) {
    if (!value.empty()) out << name << ": " << value << '\n';
  };
  field("title", article.title);
  field("date", article.date ? core::to_iso(*article.date) : "");
  field("date_from", article.date_from);
  field("source", article.source);
  field("section", article.section);
  field("url", article.url);
  field("language", article.language);
  field("published", article.published);
  field("updated", article.updated);
  for (const auto& author : article.authors) field("author", author);
  for (const auto& tag : article.tags) field("tag", tag);
  out << '\n' << article.body << '\n';
  for (const auto& piece : article.removed) out << "\n[removed]\n" << piece << '\n';
  return out.str();
}

/// The entries of a list of data/, which begins with comments.
std::vector<std::string> entries(const std::string& name) {
  std::istringstream file(contents(root / "data" / name));
  std::vector<std::string> result;
  for (std::string line; std::getline(file, line);)
    if (!line.starts_with('#')) result.push_back(line);
  return result;
}

}  // namespace

TEST_CASE("pages are read as expected") {
  int pages = 0;
  for (const auto& page : fs::directory_iterator(root / "tests/pages")) {
    INFO(page.path());
    const bool is_page = fs::exists(page.path() / "source.html");
    const std::string bytes = contents(page.path() / (is_page ? "source.html" : "source.txt"));
    CHECK(extract::detect_format("", bytes.substr(0, 1024)) ==
          (is_page ? extract::Format::Html : extract::Format::Text));
    const auto article = is_page ? extract::read_html(bytes, captured()) : extract::read_text(bytes, captured());
    CHECK(shown(article) == contents(page.path() / "expected.txt"));
    ++pages;
  }
  CHECK(pages >= 24);
}

TEST_CASE("each sample has a title, a day and a body of the article alone") {
  std::vector<core::Article> articles;
  for (const auto& sample : fs::directory_iterator(root / "data/samples")) {
    const std::string bytes = contents(sample.path());
    if (extract::detect_format(sample.path().string(), bytes.substr(0, 1024)) == extract::Format::Text) {
      articles.push_back(extract::read_text(bytes, captured()));
    } else {
      std::istringstream lines(bytes);
      for (std::string line; std::getline(lines, line);) articles.push_back(extract::read_jsonl_line(line, captured()));
    }
  }
  CHECK(articles.size() >= 12);
  int pegasus = 0;
  for (const auto& article : articles) {
    INFO(article.title);
    CHECK_FALSE(article.title.empty());
    CHECK(article.date);
    CHECK(article.body.size() > 300);
    for (const auto* foreign : {"entrez votre", "Lire aussi", "newsletter", "Se connecter", "Publié le"})
      CHECK(article.body.find(foreign) == std::string::npos);
    pegasus += article.body.find("Pegasus") != std::string::npos;
  }
  CHECK(pegasus >= 5);
}

TEST_CASE("the lists of dates, fields and boilerplate are sorted, clean and without duplicates") {
  for (const auto* name :
       {"agencies.txt", "months.txt", "weekdays.txt", "publication_words.txt", "field_names.txt", "boilerplate.txt"}) {
    INFO(name);
    auto list = entries(name);
    REQUIRE_FALSE(list.empty());
    for (const auto& entry : list) CHECK(text::clean(entry) == entry);
    if (std::string_view(name) == "boilerplate.txt") {
      const auto where = [](const std::string& entry) {
        const std::string_view order[] = {"any", "edge", "form", "end", "list"};
        return std::find(std::begin(order), std::end(order), entry.substr(0, entry.find(' '))) - std::begin(order);
      };
      CHECK(
          std::is_sorted(list.begin(), list.end(), [&](const auto& a, const auto& b) { return where(a) < where(b); }));
      std::stable_sort(list.begin(), list.end());
    }
    CHECK(std::is_sorted(list.begin(), list.end()));
    CHECK(std::adjacent_find(list.begin(), list.end()) == list.end());
  }
}
