// SPDX-License-Identifier: GPL-3.0-or-later
/// An article found, before anything of it is shown. What costs a read is read when it is asked for.
#pragma once

#include <xapian.h>

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "archive/index/record.hpp"
#include "archive/index/schema.hpp"
#include "term_source.hpp"
#include "wanted.hpp"

namespace archive::search {

/// The text of an article, and where the words of the query stand in it.
struct Read {
  index::ShownArticle shown;
  std::vector<Match> in_title, in_body;
};

struct Candidate {
  double score = 0;
  Xapian::docid number = 0;              ///< in the whole index
  const TermSource* source = nullptr;    ///< has to outlive it
  std::shared_ptr<Read> read = nullptr;  ///< of those whose text was needed
  std::optional<std::string> known_data = std::nullopt, known_cluster = std::nullopt;

  /// As index/record.hpp packs an article.
  const std::string& data() {
    if (!known_data) known_data = source->record(number);
    return *known_data;
  }

  /// The number of its cluster of copies; empty where the index tells of none.
  const std::string& cluster() {
    if (!known_cluster) known_cluster = source->value(index::cluster_slot, number);
    return *known_cluster;
  }
};

inline Read read_candidate(Candidate& candidate, const Wanted& wanted, text::Analyzer& analyzer) {
  Read read{index::unpack(candidate.data()), {}, {}};
  read.in_title = wanted.find(analyzer, read.shown.article.title);
  read.in_body = wanted.find(analyzer, read.shown.article.body);
  return read;
}

}  // namespace archive::search
