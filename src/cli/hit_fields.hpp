// SPDX-License-Identifier: GPL-3.0-or-later
/// The keys of a hit, as JSON and as cells of a table: one list for all formats that have keys.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "archive/search/search.hpp"
#include "json.hpp"

namespace archive::cli {

struct RankedHit {
  const search::Hit& hit;
  std::size_t rank;
};

struct HitField {
  const char* name;
  void (*write)(Json&, const RankedHit&);
  std::string (*cell)(const RankedHit&);
  bool in_table = true;  ///< a column of CSV and TSV also where none was picked
};

/// The names of a list with commas between.
[[nodiscard]] std::vector<std::string> split_fields(std::string_view list);

/// The fields of these names in their order; without names all, or those of a table. Throws core::Error (Usage), with the
/// list, for an unknown name.
[[nodiscard]] std::vector<const HitField*> pick_fields(const std::vector<std::string>& names, bool table);

}  // namespace archive::cli
