// SPDX-License-Identifier: GPL-3.0-or-later
// How long `archive alert run` takes to tell many saved searches of many new articles: archive_alerts [SEARCHES [ARTICLES]].
// The articles are words by Zipf's law, as long as news; a search is one to three of these, a phrase, a truncation or a word
// with a field. All is made in a directory of its own.
#include <fmt/format.h>
#include <stdlib.h>

#include <chrono>
#include <cmath>
#include <ctime>
#include <filesystem>
#include <random>
#include <string>
#include <vector>

#include "archive/ingest/ingest.hpp"
#include "archive/search/resolve.hpp"
#include "archive/search/search.hpp"
#include "archive/store/lock.hpp"
#include "archive/store/store.hpp"
#include "news.hpp"

namespace {

using namespace archive;
using Clock = std::chrono::steady_clock;

constexpr std::size_t words_of_article = 600, vocabulary = 30'000;

/// A word of syllables for each rank.
std::string word_of(std::size_t rank) {
  static constexpr const char* syllables[] = {"ra",  "mi", "to",   "leu", "pan", "sé",
                                              "con", "vi", "bour", "dé",  "gra", "ni"};
  std::string word;
  for (std::size_t rest = rank + 12; rest > 0; rest /= 12) word += syllables[rest % 12];
  return word;
}

class Words {
 public:
  std::string next() {
    // Zipf's law with exponent 1: the logarithm of the rank is even.
    const double at = std::uniform_real_distribution<double>(0, std::log(double{vocabulary}))(random_);
    return word_of(static_cast<std::size_t>(std::exp(at)) - 1);
  }
  /// One that few articles hold.
  std::string rare() { return word_of(std::uniform_int_distribution<std::size_t>(300, vocabulary - 1)(random_)); }

 private:
  std::mt19937 random_{1};
};

void put_articles(store::Store& store, Words& words, std::size_t from, std::size_t count) {
  store.begin();
  for (std::size_t i = from; i < from + count; ++i) {
    core::Article article;
    article.ref = std::to_string(i);
    article.source = "Essai";
    article.date = core::Day{19'800 + static_cast<std::int32_t>(i % 200)};
    article.title = words.next() + ' ' + words.next() + ' ' + words.rare();
    for (std::size_t n = 0; n < words_of_article; ++n) article.body += words.next() + (n % 15 == 14 ? ". " : " ");
    const store::Capture capture{"bench", "text/plain", {1'713'600'000, 120}, "bench"};
    store.put({article, article.ref, "", capture});
  }
  store.commit();
}

std::vector<cli::Asker> make_askers(Words& words, std::size_t count, store::ChangeNumber after) {
  std::vector<cli::Asker> askers;
  for (std::size_t i = 0; i < count; ++i) {
    std::string query = words.rare();
    if (i % 5 == 1) query += ' ' + words.next();
    if (i % 5 == 2) query = '"' + words.next() + ' ' + words.next() + '"';
    if (i % 5 == 3) query += "* OU " + words.rare() + " SAUF " + words.rare();
    if (i % 5 == 4) query = "title:" + words.rare() + " OU (" + words.rare() + ' ' + words.next() + " date:2024)";
    cli::Asker asker{fmt::format("s{}", i), after, {}};
    asker.request.query = search::resolve(query::parse(query), core::Day{19'900});
    if (!asker.request.query.has_error()) askers.push_back(std::move(asker));
  }
  return askers;
}

double seconds_since(Clock::time_point begin) { return std::chrono::duration<double>(Clock::now() - begin).count(); }

}  // namespace

int main(int argc, char** argv) {
  const std::size_t searches = argc > 1 ? std::stoul(argv[1]) : 1'000;
  const std::size_t articles = argc > 2 ? std::stoul(argv[2]) : 1'000;
  std::string name = (std::filesystem::temp_directory_path() / "archive-alerts-XXXXXX").string();
  const std::filesystem::path directory = mkdtemp(name.data());
  {
    Words words;
    const store::WriterLock lock(directory, "bench", std::chrono::milliseconds(0));
    auto store = store::Store::open(directory, store::Mode::Write);
    put_articles(store, words, 0, 2'000);
    const auto after = store.last_change();
    put_articles(store, words, 2'000, articles);
    ingest::catch_up(directory);
    const auto askers = make_askers(words, searches, after);
    const auto before = Clock::now();
    const auto clock_before = std::clock();
    const auto news = cli::find_news(directory, store, askers, store.last_change());
    const double wall = seconds_since(before);
    const double cpu = static_cast<double>(std::clock() - clock_before) / CLOCKS_PER_SEC;
    std::size_t hits = 0, told = 0;
    for (const auto& each : news) {
      hits += each.hits.size();
      told += each.hits.empty() ? 0 : 1;
    }
    fmt::print("{} searches, {} new articles of {} words: {:.2f} s ({:.2f} s CPU); {} searches have {} articles\n",
               askers.size(), articles, words_of_article, wall, cpu, told, hits);
  }
  std::filesystem::remove_all(directory);
  return 0;
}
