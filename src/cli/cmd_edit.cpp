// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/ingest/ingest.hpp"
#include "article_id.hpp"
#include "command.hpp"
#include "intake.hpp"
#include "paint.hpp"
#include "print_correction.hpp"
#include "setting.hpp"
#include "writing.hpp"

namespace archive::cli {
namespace {

struct EditOptions {
  std::vector<std::string> ids, settings;
  std::string reason;
  bool undo = false;
  std::chrono::milliseconds wait{30'000};
};

void require_sense(const EditOptions& options) {
  if (options.ids.size() != 1) throw core::Error(core::Status::Usage, core::tr("edit takes one ID"));
  if (options.undo && !options.settings.empty())
    throw core::Error(core::Status::Usage, core::tr("--undo and --set do not go together"),
                      core::tr("undo first, then set"));
  if (!options.undo && options.settings.empty())
    throw core::Error(core::Status::Usage, core::tr("there is nothing to correct"),
                      core::tr("archive edit ID --set FIELD=VALUE --reason WHY, or --undo"));
}

int undo(const EditOptions& options, OpenArchive& archive, const core::ArticleId& id, Context& context) {
  archive.store.begin();
  const auto undone = archive.store.undo_correction(id, decider(options.reason, context));
  archive.store.commit();
  if (!undone)
    throw core::Error(core::Status::NothingFound, core::tr("no correction of article {} holds", short_id(id)),
                      core::tr("archive show --provenance {} tells what was done", short_id(id)));
  ingest::catch_up(context.archive);
  if (context.quiet) return exit_code(core::Status::Done);
  for (const auto& event : archive.store.history(id))
    if (event.change == *undone && event.kind == store::Event::Kind::Correction)
      context.out.show_line(say("undone {}  {}", Visible::own(short_id(id)), correction_words(event.correction)));
  return exit_code(core::Status::Done);
}

int set(const EditOptions& options, OpenArchive& archive, const core::ArticleId& id, Context& context) {
  auto corrections = read_settings(options.settings, core::day_of(context.now()));
  const auto article = archive.store.find(id)->article;
  // A correction to what is there already would only pin it against later versions.
  std::erase_if(corrections,
                [&](const store::Correction& each) { return store::values_of(article, each.field) == each.values; });
  if (corrections.empty()) {
    if (!context.quiet) context.out.show_line(say("unchanged {}", Visible::own(short_id(id))));
    return exit_code(core::Status::Done);
  }
  archive.store.begin();
  archive.store.correct(id, corrections, decider(options.reason, context));
  archive.store.commit();
  ingest::catch_up(context.archive);
  for (const auto& each : corrections) {
    if (!context.quiet)
      context.out.show_line(say("corrected {}  {}", Visible::own(short_id(id)),
                                correction_words(each, store::values_of(article, each.field))));
  }
  return exit_code(core::Status::Done);
}

int edit(const EditOptions& options, Context& context) {
  require_sense(options);
  auto archive = open_for_writing("archive edit", options.wait, context);
  const auto id = resolve_id(archive.store, options.ids.front());
  return options.undo ? undo(options, archive, id, context) : set(options, archive, id, context);
}

}  // namespace

Run declare_edit(Parser& parser) {
  const auto options = std::make_shared<EditOptions>();
  parser.operands("ID", options->ids, "The article: the first 4 or more digits of its identifier");
  parser.list("--set", "FIELD=VALUE", options->settings, "What a field holds from now on; nothing after = empties it");
  parser.text("--reason", "TEXT", options->reason, "Why, for the history");
  parser.flag("--undo", options->undo, "Take the last correction back");
  declare_wait(parser, options->wait);
  return [options](Context& context) { return edit(*options, context); };
}

}  // namespace archive::cli
