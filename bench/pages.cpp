// SPDX-License-Identifier: GPL-3.0-or-later
// What reading an article off a page costs beside the parser alone, libxml2 making its own tree of the same bytes, on one
// thread: archive_pages FILE.html... The two take turns, page by page, so that what else the machine does hits both.
#include <fmt/format.h>
#include <libxml/HTMLparser.h>
#include <time.h>

#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "archive/core/error.hpp"
#include "archive/extract/extract.hpp"

namespace {

double cpu_seconds() {
  timespec time{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9;
}

void parse(const std::string& bytes) {
  const auto doc = htmlReadMemory(bytes.data(), static_cast<int>(bytes.size()), nullptr, nullptr,
                                  HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET);
  xmlFreeDoc(doc);
}

std::size_t extract(const std::string& bytes) {
  try {
    return archive::extract::read_html(bytes, {}).body.size();
  } catch (const archive::core::InputError&) {
    return 0;
  }
}

}  // namespace

int main(int argc, char** argv) {
  std::vector<std::string> pages;
  std::size_t bytes = 0;
  for (int i = 1; i < argc; ++i) {
    std::ifstream file(argv[i], std::ios::binary);
    pages.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
    bytes += pages.back().size();
  }
  if (pages.empty()) return 2;
  constexpr int rounds = 4;  // the first warms up and is not counted
  double parsing = 0, reading = 0;
  std::size_t text = 0;
  for (int round = 0; round < rounds; ++round) {
    for (const std::string& page : pages) {
      const double begin = cpu_seconds();
      parse(page);
      const double between = cpu_seconds();
      text += extract(page);
      if (round == 0) continue;
      parsing += between - begin;
      reading += cpu_seconds() - between;
    }
  }
  const double read = static_cast<double>(pages.size()) * (rounds - 1);
  fmt::print("{} pages of {} kB: parser alone {:.0f} pages/s, article {:.0f} pages/s, ratio {:.2f}, {} MB of text\n",
             pages.size(), bytes / pages.size() / 1000, read / parsing, read / reading, reading / parsing, text >> 20);
}
