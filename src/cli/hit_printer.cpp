// SPDX-License-Identifier: GPL-3.0-or-later
#include "hit_printer.hpp"

#include "archive/core/error.hpp"

namespace archive::cli {

std::unique_ptr<HitPrinter> make_printer(const PrinterOptions& options, Context& context) {
  const bool json = options.format == HitFormat::Json || options.format == HitFormat::Jsonl;
  const bool table = options.format == HitFormat::Csv || options.format == HitFormat::Tsv;
  if (!options.fields.empty() && !json && !table) {
    throw core::Error(core::Status::Usage, core::tr("--fields goes with --format json, jsonl, csv or tsv only"));
  }
  if (options.spreadsheet_safe && !table) {
    throw core::Error(core::Status::Usage, core::tr("--spreadsheet-safe goes with --format csv or tsv only"));
  }
  switch (options.format) {
    case HitFormat::Json:
    case HitFormat::Jsonl: return make_json_printer(context, options);
    case HitFormat::Csv:
    case HitFormat::Tsv: return make_delimited_printer(context, options);
    case HitFormat::Markdown: return make_markdown_printer(context);
    case HitFormat::Html: return make_html_printer(context);
    case HitFormat::Bibtex: return make_bibtex_printer(context);
    case HitFormat::Ris: return make_ris_printer(context);
    case HitFormat::Csl: return make_csl_printer(context);
    case HitFormat::Trec: return make_trec_printer(context);
    case HitFormat::Text: break;
  }
  return make_text_printer(context);
}

}  // namespace archive::cli
