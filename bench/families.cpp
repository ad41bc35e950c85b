// SPDX-License-Identifier: GPL-3.0-or-later
// What each family of terms costs in the index: archive_families ARCHIVE. Counts the bytes of the entries in Xapian's
// lists as the glass backend writes them (gaps and counts of 7 bits a byte), without the overhead of pages, which is a few
// per cent once compacted.
#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>
#include <cstdio>
#include <map>
#include <string>
#include <string_view>

#include "archive/index/reader.hpp"

namespace {

struct Cost {
  std::uint64_t terms = 0, entries = 0, in_postings = 0;  // numbers, then bytes
};

std::uint64_t packed_size(std::uint64_t value) {
  std::uint64_t size = 1;
  for (; value >= 0x80; value >>= 7) ++size;
  return size;
}

/// Xapian's convention: capitals before the word; a word itself has none.
std::string_view family_of(const std::string& term) {
  if (term.empty() || term.front() < 'A' || term.front() > 'Z') return "words";
  if (term.front() != 'X') return std::string_view(term).substr(0, 1);
  return std::string_view(term).substr(0, std::min<std::size_t>(term.size(), term.starts_with("XS") ? 3 : 2));
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    std::fputs("usage: archive_families ARCHIVE\n", stderr);
    return 2;
  }
  const archive::index::Reader reader(argv[1]);
  const Xapian::Database& database = reader.database();
  std::map<std::string, Cost, std::less<>> costs;
  const auto of = [&](const std::string& term) -> Cost& { return costs[std::string(family_of(term))]; };
  for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term) {
    Cost& cost = of(*term);
    ++cost.terms;
    cost.in_postings += (*term).size() + 6;  // key, head of the first chunk
    Xapian::docid before = 0;
    for (auto article = database.postlist_begin(*term); article != database.postlist_end(*term); ++article) {
      ++cost.entries;
      cost.in_postings += packed_size(*article - before - 1) + packed_size(article.get_wdf());
      before = *article;
    }
  }
  fmt::print("{:8}{:>10}{:>12}{:>14}\n", "family", "terms", "entries", "postings, MB");
  for (const auto& [family, cost] : costs) {
    fmt::print("{:8}{:>10}{:>12}{:>14.2f}\n", family, cost.terms, cost.entries,
               static_cast<double>(cost.in_postings) / 1e6);
  }
  return 0;
}
