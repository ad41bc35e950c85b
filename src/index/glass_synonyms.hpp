// SPDX-License-Identifier: GPL-3.0-or-later
/// What the table of synonyms holds: for each word those it stands for.
#pragma once

#include <string>
#include <string_view>

#include "deflate.hpp"
#include "glass_table.hpp"
#include "glass_unpack.hpp"

namespace archive::index::glass {

/// Adds synonyms to a table.
class SynonymWriter {
 public:
  explicit SynonymWriter(TableWriter& table) : table_(table) {}

  /// Words come in ascending order, and so do the synonyms of each, each once.
  void add(std::string_view word, std::string_view synonym);
  /// Writes what is left.
  void finish();

 private:
  TableWriter& table_;
  Deflater deflater_;
  std::string word_, tag_;
};

/// Gives each of the synonyms that the tag of a word holds, unpacked; parts of it. Throws Xapian::DatabaseCorruptError where it
/// is none.
template <class Visit>
void for_each_synonym(std::string_view tag, Visit visit) {
  for (Unpacker left(tag); !left.empty();) {
    const auto size = left.byte() ^ synonym_mask;
    visit(left.bytes(size));
  }
}

}  // namespace archive::index::glass
