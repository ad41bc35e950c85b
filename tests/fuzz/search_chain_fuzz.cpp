// SPDX-License-Identifier: GPL-3.0-or-later
/// Any bytes as a text: no crash, and the invariants of the French chain from words to snippets.
#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <string>

#include "unit/search/chain_invariants.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace archive;
  // What it remembers makes it fast, and must not change what it gives.
  static text::Analyzer analyzer;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  if (!text::is_valid_utf8(bytes)) return 0;  // decoding comes before analysis
  const auto broken = tests::broken_chain_invariant(analyzer, text::clean(bytes));
  if (broken.empty()) return 0;
  std::cerr << "does not hold: " << broken << '\n';
  std::abort();
}
