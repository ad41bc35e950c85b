// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/ingest/keep.hpp"
#include "command.hpp"
#include "intake.hpp"

namespace archive::cli {

Run declare_compact(Parser& parser) {
  const auto wait = std::make_shared<std::chrono::milliseconds>(30'000);
  declare_wait(parser, *wait);
  return [wait](Context& context) {
    const auto compacted = ingest::compact(context.archive, *wait);
    if (context.quiet) return exit_code(core::Status::Done);
    if (compacted.erased > 0) {
      context.err.show_line(say_count("{} removed article erased", "{} removed articles erased", compacted.erased));
      context.err.show_line(
          say("store: {} bytes, {} before", count(compacted.store_after), count(compacted.store_before)));
    }
    context.err.show_line(
        say("index: {} bytes, {} before", count(compacted.index_after), count(compacted.index_before)));
    return exit_code(core::Status::Done);
  };
}

}  // namespace archive::cli
