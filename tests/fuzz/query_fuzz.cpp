// SPDX-License-Identifier: GPL-3.0-or-later
/// Any bytes as a query: no crash, and the invariants of the tree.
#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <string_view>

#include "archive/query/query.hpp"
#include "archive/text/utf8.hpp"
#include "unit/query/invariants.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  if (!archive::text::is_valid_utf8(text)) return 0;  // decoding comes before parsing
  const auto broken = archive::tests::broken_invariant(archive::query::parse(text));
  if (broken.empty()) return 0;
  std::cerr << "does not hold: " << broken << '\n';
  std::abort();
}
