// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/ingest/ingest.hpp"
#include "archive/store/lock.hpp"
#include "article_id.hpp"
#include "command.hpp"
#include "intake.hpp"

namespace archive::cli {
namespace {

struct RemoveOptions {
  std::vector<std::string> ids;
  std::chrono::milliseconds wait{30'000};
};

int remove(const RemoveOptions& options, Context& context) {
  if (options.ids.empty()) throw core::Error(core::Status::Usage, "remove takes at least one ID");
  const store::WriterLock lock(context.archive, "archive remove", options.wait);
  auto store = store::Store::open(context.archive, store::Mode::Write);
  std::vector<core::ArticleId> ids;  // all are resolved before the first is removed
  for (const auto& typed : options.ids) ids.push_back(resolve_id(store, typed));
  std::vector<core::ArticleId> removed;
  store.begin();
  for (const auto& id : ids) {
    if (store.remove(id)) removed.push_back(id);
  }
  store.commit();
  ingest::catch_up(context.archive);
  for (const auto& id : removed) {
    if (!context.quiet) context.out.show_line(say("removed {}", Visible::own(short_id(id))));
  }
  return exit_code(core::Status::Done);
}

}  // namespace

Run declare_remove(Parser& parser) {
  const auto options = std::make_shared<RemoveOptions>();
  parser.operands("ID", options->ids, "The articles: the first 4 or more digits of each identifier");
  declare_wait(parser, options->wait);
  return [options](Context& context) { return remove(*options, context); };
}

}  // namespace archive::cli
