// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/ingest/keep.hpp"
#include "archive/store/store.hpp"
#include "command.hpp"
#include "intake.hpp"
#include "progress.hpp"

namespace archive::cli {
namespace {

struct RestoreOptions {
  std::vector<std::string> files;
  std::chrono::milliseconds wait{30'000};
};

int restore(const RestoreOptions& options, Context& context) {
  if (options.files.size() != 1)
    throw core::Error(core::Status::Usage, core::tr("restore takes one FILE"),
                      core::tr("archive restore FILE --archive NEW-DIRECTORY"));
  Progress progress(context, ProgressMode::Auto);
  ingest::restore(options.files.front(), context.archive, options.wait, [&](std::int64_t done, std::int64_t total) {
    progress.show(say("{} of {} articles indexed", count(done), count(total)));
  });
  progress.clear();
  const auto totals = store::Store::open(context.archive, store::Mode::Read).totals();
  if (!context.quiet)
    context.err.show_line(say("{}: {} articles restored", visible(context.archive.string()), totals.articles));
  return exit_code(core::Status::Done);
}

}  // namespace

Run declare_restore(Parser& parser) {
  const auto options = std::make_shared<RestoreOptions>();
  parser.operands("FILE", options->files, "What `archive backup` wrote");
  declare_wait(parser, options->wait);
  return [options](Context& context) { return restore(*options, context); };
}

}  // namespace archive::cli
