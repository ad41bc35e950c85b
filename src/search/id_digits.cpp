// SPDX-License-Identifier: GPL-3.0-or-later
#include "id_digits.hpp"

#include <algorithm>
#include <string>

#include "archive/index/schema.hpp"

namespace archive::search {

std::size_t id_digits(const TermSource& source, const core::ArticleId& id, std::size_t fewest) {
  const std::string hex = to_hex(id);
  std::string prefix(index::prefix::id);
  prefix.append(reinterpret_cast<const char*>(id.bytes.data()), fewest / 2);
  std::size_t digits = fewest;
  for (const std::string& bytes : source.terms_beginning(prefix)) {
    core::ArticleId other;
    if (bytes.size() != index::prefix::id.size() + other.bytes.size()) continue;
    std::copy(bytes.begin() + static_cast<std::ptrdiff_t>(index::prefix::id.size()), bytes.end(), other.bytes.begin());
    if (other == id) continue;
    const std::string theirs = to_hex(other);
    const auto same = std::mismatch(hex.begin(), hex.end(), theirs.begin()).first - hex.begin();
    digits = std::max(digits, static_cast<std::size_t>(same) + 1);
  }
  return digits;
}

}  // namespace archive::search
