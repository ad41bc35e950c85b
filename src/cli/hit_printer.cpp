// SPDX-License-Identifier: GPL-3.0-or-later
#include "hit_printer.hpp"

#include "archive/core/error.hpp"

namespace archive::cli {

std::unique_ptr<HitPrinter> make_printer(HitFormat format, const std::vector<std::string>& fields, Context& context) {
  const bool json = format == HitFormat::Json || format == HitFormat::Jsonl;
  if (!fields.empty() && !json) {
    throw core::Error(core::Status::Usage, "--fields goes with --format json or jsonl only");
  }
  if (json) return make_json_printer(context, format == HitFormat::Jsonl, fields);
  return format == HitFormat::Trec ? make_trec_printer(context) : make_text_printer(context);
}

}  // namespace archive::cli
