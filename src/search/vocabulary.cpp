// SPDX-License-Identifier: GPL-3.0-or-later
#include "vocabulary.hpp"

#include <algorithm>
#include <utility>

#include "archive/index/schema.hpp"
#include "archive/index/terms.hpp"
#include "stem.hpp"

namespace archive::search {

const index::TermCounts& Vocabulary::counts(const std::string& term) const {
  const auto [known, added] = counts_.try_emplace(term);
  if (added) known->second = source().counts(term);
  return known->second;
}

Xapian::doccount Vocabulary::size() const {
  return reader_ ? static_cast<Xapian::doccount>(reader_->state().articles) : database_->get_doccount();
}

const std::vector<std::string>& Vocabulary::accentuations(std::string_view folded) const {
  const auto [known, added] = accentuations_.try_emplace(std::string(folded));
  auto& [key, spellings] = *known;
  if (!added) return spellings;
  if (has(index::make_term("", folded))) spellings.push_back(key);
  for (auto& spelling : source().accentuations(key)) {
    // The table may still name a spelling whose last article is gone.
    if (has(index::make_term("", spelling))) spellings.push_back(std::move(spelling));
  }
  return spellings;
}

const std::vector<std::string>& Vocabulary::words_of_stem(const std::string& stem) const {
  const auto [known, added] = of_stem_.try_emplace(stem);
  if (added) known->second = search::words_of_stem(source(), stem);
  return known->second;
}

CaseCounts Vocabulary::case_counts(std::string_view folded) const {
  CaseCounts counts;
  for (const auto& spelling : accentuations(folded)) counts.all += occurrences(index::make_term("", spelling));
  counts.name = occurrences(index::make_term(index::prefix::name, folded));
  // What is neither a name occurrence nor one that tells nothing stands in lower case.
  const std::uint64_t rest = counts.name + occurrences(index::make_term(index::prefix::neutral, folded));
  counts.lower = counts.all > rest ? counts.all - rest : 0;
  return counts;
}

std::uint64_t Vocabulary::in_capitals(std::string_view folded) const {
  return occurrences(index::make_term(index::prefix::capitals, folded));
}

std::vector<std::string> Vocabulary::id_terms(std::string_view digits, std::size_t limit) const {
  const auto nibble = [](char c) { return static_cast<unsigned>(c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10); };
  std::string prefix(index::prefix::id);
  for (std::size_t i = 0; i + 1 < digits.size(); i += 2) {
    prefix += static_cast<char>(nibble(digits[i]) << 4 | nibble(digits[i + 1]));
  }
  const bool odd = digits.size() % 2 == 1;
  std::vector<std::string> terms;
  const auto end = database().allterms_end(prefix);
  for (auto term = database().allterms_begin(prefix); term != end && terms.size() < limit; ++term) {
    const std::string bytes = *term;
    if (odd && static_cast<unsigned char>(bytes[prefix.size()]) >> 4 != nibble(digits.back())) continue;
    terms.push_back(bytes);
  }
  return terms;
}

}  // namespace archive::search
