// SPDX-License-Identifier: GPL-3.0-or-later
#include "glass_synonyms.hpp"

namespace archive::index::glass {

void SynonymWriter::add(std::string_view word, std::string_view synonym) {
  if (word != word_) finish();
  word_ = word;
  tag_ += static_cast<char>(synonym.size() ^ synonym_mask);
  tag_ += synonym;
}

void SynonymWriter::finish() {
  if (tag_.empty()) return;
  const auto shorter = tag_.size() > compressed_above ? deflater_.compress(tag_) : std::string_view();
  if (shorter.empty()) table_.add(word_, tag_);
  else table_.add(word_, shorter, true);
  tag_.clear();
}

}  // namespace archive::index::glass
