// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/ingest/ingest.hpp"
#include "command.hpp"
#include "intake.hpp"
#include "progress.hpp"

namespace archive::cli {

Run declare_reindex(Parser& parser) {
  const auto wait = std::make_shared<std::chrono::milliseconds>(30'000);
  declare_wait(parser, *wait);
  return [wait](Context& context) {
    Progress progress(context, ProgressMode::Auto);
    std::int64_t articles = 0;
    ingest::reindex(context.archive, *wait, [&](std::int64_t done, std::int64_t total) {
      articles = done;
      progress.show(say("{} of {} articles", count(done), count(total)));
    });
    progress.clear();
    if (!context.quiet) context.err.show_line(say_count("{} article indexed", "{} articles indexed", articles));
    return exit_code(core::Status::Done);
  };
}

}  // namespace archive::cli
