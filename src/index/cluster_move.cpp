// SPDX-License-Identifier: GPL-3.0-or-later
#include "cluster_move.hpp"

#include <algorithm>

#include "archive/core/error.hpp"
#include "archive/index/record.hpp"
#include "archive/index/schema.hpp"

namespace archive::index {
namespace {

std::string term_of(const std::string& cluster) { return std::string(prefix::copies) + cluster; }

std::string value_of(const Draft& draft, Xapian::valueno slot) {
  const auto found = draft.values().find(slot);
  return found == draft.values().end() ? std::string() : found->second;
}

/// A record without what its compression adds.
std::string plain(const std::string& record) {
  const auto shown = unpack(record);
  return pack(shown.id, shown.article, signature_of(record));
}

/// Whether two records show the same, also where one was compressed with another dictionary or for a former format.
bool show_the_same(const std::string& one, const std::string& two) {
  if (one == two) return true;
  try {
    return plain(one) == plain(two);
  } catch (const core::Error&) {
    return false;  // replacing the document mends what cannot be read
  }
}

bool has_term(const Xapian::Database& database, const std::string& term, std::uint32_t document) {
  auto posting = database.postlist_begin(term);
  const auto end = database.postlist_end(term);
  if (posting != end) posting.skip_to(document);
  return posting != end && *posting == document;
}

/// Whether a document has all terms of a draft.
bool has_terms(const Xapian::Database& database, const Draft& draft, std::uint32_t document) {
  return std::all_of(draft.postings().begin(), draft.postings().end(), [&](const glass::Posting& one) {
    return has_term(database, std::string(draft.term(one)), document);
  });
}

}  // namespace

std::optional<ClusterMove> find_move(const Xapian::Database& database, std::uint32_t document, const Draft& draft) {
  const Xapian::Document held = database.get_document(document);
  if (!show_the_same(held.get_data(), draft.data())) return std::nullopt;
  ClusterMove move;
  move.document = document;
  move.from = held.get_value(cluster_slot);
  move.to = value_of(draft, cluster_slot);
  const bool goes = move.from != move.to;
  for (const auto slot : all_slots) {
    const std::string value = held.get_value(slot);
    const bool may_differ = slot == cluster_slot || (goes && slot == facets_slot);
    if (!may_differ && value != value_of(draft, slot)) return std::nullopt;
    if (!value.empty()) move.slots.push_back(slot);
  }
  if (!goes && !has_terms(database, draft, document)) return std::nullopt;
  move.length = database.get_doclength(document);
  return move;
}

glass::FoundDocuments to_move(const std::vector<ClusterMove>& moves) {
  glass::FoundDocuments found;
  for (const auto& move : moves) {
    glass::FoundDocument& document = found.documents.emplace_back();
    document.number = move.document;
    document.unlisted = move.length;
    document.slots = move.slots;
    if (move.from.empty()) continue;
    document.terms.push_back({found.terms.size(), 0});
    found.terms.push_back(term_of(move.from));
  }
  return found;
}

void make_move(Xapian::WritableDatabase& database, const ClusterMove& move) {
  if (move.from == move.to) return;
  Xapian::Document document = database.get_document(move.document);
  if (!move.from.empty()) document.remove_term(term_of(move.from));
  if (!move.to.empty()) document.add_boolean_term(term_of(move.to));
  if (move.to.empty()) document.remove_value(cluster_slot);
  else document.add_value(cluster_slot, move.to);
  database.replace_document(move.document, document);
}

}  // namespace archive::index
