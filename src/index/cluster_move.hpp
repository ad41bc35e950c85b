// SPDX-License-Identifier: GPL-3.0-or-later
/// An article of a segment that goes to another cluster of copies, and is otherwise as it was.
///
/// To replace a document its terms have to be known, for which all postings of its segment are read (term_lists.hpp): a second
/// at a million articles. A move changes one term and one value.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "draft.hpp"
#include "term_lists.hpp"

namespace archive::index {

struct ClusterMove {
  std::uint32_t document = 0;
  std::uint64_t length = 0;          ///< of the document: how often all its terms come
  std::string from, to;              ///< values of cluster_slot; empty for none
  std::vector<std::uint32_t> slots;  ///< that the document has values in, ascending
};

/// The move that makes a document what the draft of its article says, if it has the same record and values. One that goes to
/// another cluster keeps the names it was given when it was indexed, as all articles do until a `reindex`: an archive that has
/// learned a name since would have each walk through its segment. One that stays where it is was changed for something else:
/// it has to have all terms of the draft. A term that the draft has no more, though all this is the same, may stay then: a
/// name that was learned and forgotten. Throws Xapian::Error.
[[nodiscard]] std::optional<ClusterMove> find_move(const Xapian::Database& database, std::uint32_t document,
                                                   const Draft& draft);

/// What has to be known of documents to move them, which are given in their order.
[[nodiscard]] glass::FoundDocuments to_move(const std::vector<ClusterMove>& moves);

/// Makes the move. The database has the term list of the document that to_move() gave. Throws Xapian::Error.
void make_move(Xapian::WritableDatabase& database, const ClusterMove& move);

}  // namespace archive::index
