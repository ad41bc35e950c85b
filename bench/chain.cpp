// SPDX-License-Identifier: GPL-3.0-or-later
// The French chain, text in and terms out, beside bare ICU word segmentation with the way to UTF-16 and back, on the
// same text in the same run. archive_chain FILE [ROUNDS]; one article a paragraph block is not needed: the text is cut
// into pieces of some 4 kB at blank lines, as articles come.
#include <fmt/format.h>
#include <unicode/brkiter.h>
#include <unicode/unistr.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <vector>

#include "archive/text/analyzer.hpp"
#include "archive/text/utf8.hpp"

namespace {

constexpr std::size_t piece_size = 4000;  // bytes; a news article

std::vector<std::string> read_pieces(const char* path) {
  std::ifstream file(path, std::ios::binary);
  const std::string bytes((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
  const std::string text = archive::text::clean(bytes);
  std::vector<std::string> pieces;
  for (std::size_t begin = 0; begin < text.size();) {
    std::size_t end = text.find('\n', std::min(begin + piece_size, text.size()));
    if (end == std::string::npos) end = text.size();
    pieces.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return pieces;
}

template <typename Work>
double megabytes_a_second(const std::vector<std::string>& pieces, Work&& work) {
  std::size_t bytes = 0;
  const auto start = std::chrono::steady_clock::now();
  for (const auto& piece : pieces) {
    work(piece);
    bytes += piece.size();
  }
  const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start;
  return static_cast<double>(bytes) / 1e6 / seconds.count();
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    std::fputs("usage: archive_chain FILE [ROUNDS]\n", stderr);
    return 2;
  }
  const auto pieces = read_pieces(argv[1]);
  const int rounds = argc > 2 ? std::atoi(argv[2]) : 3;
  std::size_t found = 0;
  for (int round = 0; round < rounds; ++round) {
    archive::text::Analyzer analyzer;  // cold each round
    std::vector<archive::text::Token> tokens;
    const double chain = megabytes_a_second(pieces, [&](const std::string& piece) {
      analyzer.analyse(piece, tokens);
      for (const auto& token : tokens) found += token.form->term.size();
    });
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::BreakIterator> words(
        icu::BreakIterator::createWordInstance(icu::Locale::getFrench(), status));
    const double bare = megabytes_a_second(pieces, [&](const std::string& piece) {
      const auto wide = icu::UnicodeString::fromUTF8(piece);
      words->setText(wide);
      std::string word;
      std::int32_t from = words->first();
      for (std::int32_t to = words->next(); to != icu::BreakIterator::DONE; from = to, to = words->next()) {
        word.clear();
        wide.tempSubStringBetween(from, to).toUTF8String(word);
        found += word.size();
      }
    });
    fmt::print("chain {:.1f} MB/s, ICU words and UTF-8 {:.1f} MB/s, ratio {:.2f}\n", chain, bare, chain / bare);
  }
  return found == 0 ? 1 : 0;
}
