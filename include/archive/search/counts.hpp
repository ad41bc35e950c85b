// SPDX-License-Identifier: GPL-3.0-or-later
/// How the articles of an answer spread over days, sources or names.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "archive/core/day.hpp"
#include "archive/index/facets.hpp"

namespace archive::search {

/// Articles by day of publication.
struct DayCounts {
  std::map<core::Day, std::uint64_t> articles;
  std::uint64_t undated = 0;
};

/// One name and what it is found in.
struct NameCount {
  index::FacetKind kind = index::FacetKind::Source;
  std::string name;
  std::uint64_t articles = 0;
  std::uint64_t mentions = 0;
};

/// Articles by name, most first, then by name.
struct NameCounts {
  std::vector<NameCount> names;
  std::uint64_t without = 0;  ///< articles without any name of the kinds asked for
};

}  // namespace archive::search
