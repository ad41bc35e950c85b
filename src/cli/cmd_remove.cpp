// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/ingest/ingest.hpp"
#include "article_id.hpp"
#include "command.hpp"
#include "intake.hpp"
#include "writing.hpp"

namespace archive::cli {
namespace {

struct RemoveOptions {
  std::vector<std::string> ids;
  bool undo = false;
  std::chrono::milliseconds wait{30'000};
};

bool bring_back(store::Store& store, const core::ArticleId& id) {
  if (store.bring_back(id) != store::Return::Erased) return true;
  store.rollback();
  throw core::Error(core::Status::NothingFound,
                    core::tr("the bytes of article {} were erased by compact", short_id(id)),
                    core::tr("archive it again from its source, or restore a backup"));
}

int remove(const RemoveOptions& options, Context& context) {
  if (options.ids.empty()) throw core::Error(core::Status::Usage, core::tr("remove takes at least one ID"));
  auto archive = open_for_writing("archive remove", options.wait, context);
  const auto among = options.undo ? store::Among::Removed : store::Among::Living;
  std::vector<core::ArticleId> ids;  // all are resolved before the first is removed
  for (const auto& typed : options.ids) ids.push_back(resolve_id(archive.store, typed, among));
  std::vector<core::ArticleId> done;
  archive.store.begin();
  for (const auto& id : ids) {
    if (options.undo ? bring_back(archive.store, id) : archive.store.remove(id)) done.push_back(id);
  }
  archive.store.commit();
  ingest::catch_up(context.archive);
  for (const auto& id : done) {
    if (!context.quiet)
      context.out.show_line(options.undo ? say("brought back {}", Visible::own(short_id(id)))
                                         : say("removed {}", Visible::own(short_id(id))));
  }
  return exit_code(core::Status::Done);
}

}  // namespace

Run declare_remove(Parser& parser) {
  const auto options = std::make_shared<RemoveOptions>();
  parser.operands("ID", options->ids, "The articles: the first 4 or more digits of each identifier");
  parser.flag("--undo", options->undo, "Bring removed articles back, as they were");
  declare_wait(parser, options->wait);
  return [options](Context& context) { return remove(*options, context); };
}

}  // namespace archive::cli
