// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/ranges.h>

#include "archive/ingest/ingest.hpp"
#include "article_id.hpp"
#include "command.hpp"
#include "intake.hpp"
#include "setting.hpp"
#include "writing.hpp"

namespace archive::cli {
namespace {

struct TagOptions {
  std::vector<std::string> ids, add, remove;
  std::string reason;
  std::chrono::milliseconds wait{30'000};
};

Visible tag_line(const store::Record& record) {
  return say("{}  {}", Visible::own(short_id(record.id)),
             visible(fmt::format("{}", fmt::join(record.article.tags, ", "))));
}

int list_tags(const TagOptions& options, Context& context) {
  const auto store = store::Store::open(context.archive, store::Mode::Read);
  for (const auto& typed : options.ids) context.out.show_line(tag_line(*store.find(resolve_id(store, typed))));
  return exit_code(core::Status::Done);
}

/// What changes the tags of this article; nothing for tags that are there, or gone, already.
std::vector<store::Correction> needed(const std::vector<std::string>& tags, const std::vector<std::string>& add,
                                      const std::vector<std::string>& remove) {
  const auto has = [&](const std::string& tag) { return std::find(tags.begin(), tags.end(), tag) != tags.end(); };
  store::Correction adding{"tags", store::Operation::Add, {}};
  store::Correction dropping{"tags", store::Operation::Drop, {}};
  for (const auto& tag : add)
    if (!has(tag)) adding.values.push_back(tag);
  for (const auto& tag : remove)
    if (has(tag)) dropping.values.push_back(tag);
  std::vector<store::Correction> corrections;
  for (auto& each : {adding, dropping})
    if (!each.values.empty()) corrections.push_back(each);
  return corrections;
}

int tag(const TagOptions& options, Context& context) {
  if (options.ids.empty()) throw core::Error(core::Status::Usage, core::tr("tag takes at least one ID"));
  if (options.add.empty() && options.remove.empty()) return list_tags(options, context);
  const auto add = read_tags(options.add);
  const auto remove = read_tags(options.remove);
  auto archive = open_for_writing("archive tag", options.wait, context);
  std::vector<core::ArticleId> ids;  // all are resolved before the first is changed
  for (const auto& typed : options.ids) ids.push_back(resolve_id(archive.store, typed));
  const auto who = decider(options.reason, context);
  archive.store.begin();
  for (const auto& id : ids) {
    const auto corrections = needed(archive.store.find(id)->article.tags, add, remove);
    if (!corrections.empty()) archive.store.correct(id, corrections, who);
  }
  archive.store.commit();
  ingest::catch_up(context.archive);
  for (const auto& id : ids)
    if (!context.quiet) context.out.show_line(tag_line(*archive.store.find(id)));
  return exit_code(core::Status::Done);
}

}  // namespace

Run declare_tag(Parser& parser) {
  const auto options = std::make_shared<TagOptions>();
  parser.operands("ID", options->ids, "The articles: the first 4 or more digits of each identifier");
  parser.list("--add", "TAG", options->add, "A tag to file them under");
  parser.list("--remove", "TAG", options->remove, "A tag to take away");
  parser.text("--reason", "TEXT", options->reason, "Why, for the history");
  declare_wait(parser, options->wait);
  return [options](Context& context) { return tag(*options, context); };
}

}  // namespace archive::cli
