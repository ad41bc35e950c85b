// SPDX-License-Identifier: GPL-3.0-or-later
// The steps of an article and of a query one by one, on the sample articles. Google Benchmark: archive_micro
// [--benchmark_filter=...]; bytes a second are bytes of text.
#include <benchmark/benchmark.h>
#include <stdlib.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "archive/dates/text_dates.hpp"
#include "archive/entities/entities.hpp"
#include "archive/extract/extract.hpp"
#include "archive/index/index.hpp"
#include "archive/index/record.hpp"
#include "archive/search/resolve.hpp"
#include "archive/search/search.hpp"
#include "archive/text/analyzer.hpp"
#include "archive/text/fold.hpp"
#include "archive/text/lexicon.hpp"

namespace {

using namespace archive;
namespace fs = std::filesystem;

/// The plain texts among the samples.
const std::vector<core::Article>& articles() {
  static const auto all = [] {
    std::vector<core::Article> read;
    for (const auto& entry : fs::directory_iterator(fs::path(ARCHIVE_SOURCE_DIR) / "data/samples")) {
      if (entry.path().extension() != ".txt") continue;
      std::ifstream file(entry.path(), std::ios::binary);
      const std::string bytes{std::istreambuf_iterator<char>(file), {}};
      read.push_back(extract::read_text(bytes, {}));
    }
    return read;
  }();
  return all;
}

/// Runs `work` on one article after another.
template <typename Work>
void each_article(benchmark::State& state, Work&& work) {
  std::size_t next = 0;
  std::int64_t bytes = 0;
  for (auto _ : state) {
    const auto& article = articles()[next++ % articles().size()];
    work(article);
    bytes += static_cast<std::int64_t>(article.title.size() + article.body.size());
  }
  state.SetBytesProcessed(bytes);
}

void chain(benchmark::State& state) {
  text::Analyzer analyzer;
  std::vector<text::Token> tokens;
  each_article(state, [&](const core::Article& article) {
    analyzer.analyse(article.body, tokens);
    benchmark::DoNotOptimize(tokens.data());
  });
}

void fold(benchmark::State& state) {
  each_article(state, [](const core::Article& article) { benchmark::DoNotOptimize(text::fold(article.body)); });
}

void lexicon(benchmark::State& state) {
  const auto& french = text::Lexicon::french();
  const std::vector<std::string> words{"chevaux", "ministre", "a", "répondrait", "inconnuissime"};
  std::size_t next = 0;
  for (auto _ : state) benchmark::DoNotOptimize(french.readings(words[next++ % words.size()]).size());
}

void dates_of_a_text(benchmark::State& state) {
  each_article(state, [](const core::Article& article) {
    benchmark::DoNotOptimize(dates::find_dates(article.body, article.date).size());
  });
}

void names_of_a_text(benchmark::State& state) {
  each_article(state, [](const core::Article& article) {
    benchmark::DoNotOptimize(entities::find_entities(article.title, article.body).size());
  });
}

void prepare(benchmark::State& state) {
  index::Preparer preparer;
  each_article(state,
               [&](const core::Article& article) { benchmark::DoNotOptimize(preparer.prepare({}, article).id()); });
}

void unpack(benchmark::State& state) {
  std::vector<std::string> packed;
  for (const auto& article : articles()) packed.push_back(index::pack({}, article, "signature"));
  std::size_t next = 0;
  each_article(state, [&](const core::Article&) {
    benchmark::DoNotOptimize(index::unpack(packed[next++ % packed.size()]).article.body.size());
  });
}

/// A query of one word with its best hits and so many snippets for each.
void query_with_snippets(benchmark::State& state) {
  std::string directory = (fs::temp_directory_path() / "archive-micro-XXXXXX").string();
  if (mkdtemp(directory.data()) == nullptr) return state.SkipWithError("no directory");
  {
    index::Writer writer(directory);
    core::ArticleId id;
    for (unsigned copy = 0; copy < 50; ++copy) {
      for (const auto& article : articles()) {
        ++id.bytes[id.bytes[0] == 255 ? 1 : 0];
        writer.put(id, article);
      }
    }
    writer.commit(1);
  }
  search::Searcher searcher(directory);
  search::Request request;
  request.query = search::resolve(query::parse("le"), core::Day{19'500});
  request.snippets = static_cast<std::size_t>(state.range(0));
  for (auto _ : state) benchmark::DoNotOptimize(searcher.run(request).hits.size());
  fs::remove_all(directory);
}

}  // namespace

BENCHMARK(chain);
BENCHMARK(fold);
BENCHMARK(lexicon);
BENCHMARK(dates_of_a_text);
BENCHMARK(names_of_a_text);
BENCHMARK(prepare);
BENCHMARK(unpack);
BENCHMARK(query_with_snippets)->Arg(0)->Arg(1);
BENCHMARK_MAIN();
