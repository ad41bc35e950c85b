// SPDX-License-Identifier: GPL-3.0-or-later
/// How a list of articles is cut and printed: the options that search and similar share.
#pragma once

#include <string>

#include "hit_printer.hpp"
#include "parser.hpp"

namespace archive::cli {

struct ListingOptions {
  std::size_t limit = 10, offset = 0, snippets = 1;
  bool limited = false;  ///< --limit or --offset was given
  HitFormat format = HitFormat::Text;
  std::string fields;
  bool spreadsheet_safe = false;
  Collapse collapse = Collapse::Usual;
};

void declare_listing(Parser& parser, ListingOptions& options);

[[nodiscard]] PrinterOptions printer_options(const ListingOptions& options);

/// Whether the form shows identifiers as short as they can be.
[[nodiscard]] bool shows_short_ids(const ListingOptions& options);

}  // namespace archive::cli
