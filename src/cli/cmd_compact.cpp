// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/index/index.hpp"
#include "archive/ingest/ingest.hpp"
#include "archive/store/lock.hpp"
#include "command.hpp"
#include "intake.hpp"

namespace archive::cli {

Run declare_compact(Parser& parser) {
  const auto wait = std::make_shared<std::chrono::milliseconds>(30'000);
  declare_wait(parser, *wait);
  return [wait](Context& context) {
    const store::WriterLock lock(context.archive, "archive compact", *wait);
    ingest::catch_up(context.archive);
    const auto before = index::disk_bytes(context.archive);
    index::Writer(context.archive).compact();
    const auto after = index::disk_bytes(context.archive);
    if (!context.quiet) context.err.show_line(say("index: {} bytes, {} before", after, before));
    return exit_code(core::Status::Done);
  };
}

}  // namespace archive::cli
