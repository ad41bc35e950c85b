// SPDX-License-Identifier: GPL-3.0-or-later
#include "listing_options.hpp"

#include "config.hpp"
#include "hit_fields.hpp"

namespace archive::cli {

void declare_listing(Parser& parser, ListingOptions& options) {
  parser.number("--limit", options.limit, "Print at most so many articles", &Config::limit, &options.limited);
  parser.number("--offset", options.offset, "Leave out so many articles first", nullptr, &options.limited);
  parser.number("--snippets", options.snippets, "Snippets for each article", &Config::snippets);
  parser.choice("--format", hit_formats, options.format, "Output form");
  parser.text("--fields", "A,B,C", options.fields, "Keys of json, jsonl, csv and tsv, in this order");
  parser.flag("--spreadsheet-safe", options.spreadsheet_safe, "No cell of csv and tsv is a formula");
  parser.choice("--collapse", collapses, options.collapse, "What to fold");
}

PrinterOptions printer_options(const ListingOptions& options) {
  return {
      .format = options.format, .fields = split_fields(options.fields), .spreadsheet_safe = options.spreadsheet_safe};
}

bool shows_short_ids(const ListingOptions& options) {
  return options.format == HitFormat::Text || options.format == HitFormat::Markdown;
}

}  // namespace archive::cli
