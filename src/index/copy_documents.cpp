// SPDX-License-Identifier: GPL-3.0-or-later
#include "copy_documents.hpp"

#include <xapian.h>

#include <vector>

#include "term_lists.hpp"

namespace archive::index::glass {
namespace {

void copy_accentuations(const Xapian::Database& database, Draft& draft) {
  const auto end = database.synonym_keys_end();
  for (auto folded = database.synonym_keys_begin(); folded != end; ++folded) {
    const auto last = database.synonyms_end(*folded);
    for (auto word = database.synonyms_begin(*folded); word != last; ++word) draft.add_accentuation(*folded, *word);
  }
}

}  // namespace

std::uint64_t copy_documents(const std::filesystem::path& path, SegmentWriter& into) {
  const Xapian::Database database(path.string());
  std::vector<std::uint32_t> numbers;
  const auto end = database.postlist_end(std::string());
  for (auto document = database.postlist_begin(std::string()); document != end; ++document) numbers.push_back(*document);
  const auto found = find_terms(path, numbers);
  for (const auto& one : found.documents) {
    Draft draft;
    for (const auto& [term, times] : one.terms) draft.add_term(found.terms[term], times);
    const auto document = database.get_document(one.number);
    for (const auto slot : one.slots) draft.add_value(slot, document.get_value(slot));
    draft.set_data(document.get_data());
    // A segment has them of all its documents together.
    if (one.number == numbers.front()) copy_accentuations(database, draft);
    into.add(draft);
  }
  return found.documents.size();
}

}  // namespace archive::index::glass
