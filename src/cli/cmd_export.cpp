// SPDX-License-Identifier: GPL-3.0-or-later
#include <unordered_map>

#include "archive/ingest/keep.hpp"
#include "command.hpp"
#include "json.hpp"

namespace archive::cli {
namespace {

/// The members of a line that import reads back, those without a value left out, and what opens it.
Json line_of(const core::Article& article) {
  Json json;
  json.open_object();
  const auto text = [&](const char* key, const std::string& value) {
    if (!value.empty()) json.key(key).string(value);
  };
  text("id", article.ref);
  text("url", article.url);
  text("title", article.title);
  // The time of publication tells the day as well.
  text("date", !article.published.empty() ? article.published : article.date ? core::to_iso(*article.date) : "");
  text("source", article.source);
  text("section", article.section);
  if (!article.authors.empty()) json.key("author").strings(article.authors);
  if (!article.tags.empty()) json.key("tags").strings(article.tags);
  text("body", article.body);
  text("date_from", article.date_from);
  text("updated", article.updated);
  text("language", article.language);
  if (!article.removed.empty()) json.key("removed").strings(article.removed);
  return json;
}

/// Closes lines with the mark that tells import to take them as they are. Articles that differ in their original bytes alone
/// give the same members: the second is marked 2, so that it stays an article of its own.
class Marker {
 public:
  std::string close(Json json) {
    const auto count = ++seen_[std::hash<std::string>()(json.text())];
    return json.key("exported").number(count).close_object().text() + '\n';
  }

 private:
  std::unordered_map<std::size_t, std::int64_t> seen_;
};

int report(const ingest::Exported& exported, Context& context) {
  if (exported.damages.empty()) return exit_code(core::Status::Done);
  for (const auto& why : exported.damages) context.err.show_line(say("damage: {}", visible(why)));
  for (const auto& id : exported.lost) context.err.show_line(say("lost: {}", Visible::own(core::to_hex(id))));
  if (exported.nameless > 0)
    context.err.show_line(say_count("lost: {} article whose identifier cannot be read",
                                    "lost: {} articles whose identifiers cannot be read", exported.nameless));
  context.err.show_line(say("{} articles saved, {} of them from the index; {} lost", count(exported.articles),
                            count(exported.from_index),
                            count(exported.lost.size() + static_cast<std::size_t>(exported.nameless))));
  throw core::Error(core::Status::Damaged, core::tr("{}: the archive is damaged", context.archive.string()),
                    core::tr("restore a backup, or `archive import` what was exported into a new archive"));
}

}  // namespace

Run declare_export(Parser&) {
  return [](Context& context) {
    Marker marker;
    const auto exported =
        ingest::export_articles(context.archive, [&](const core::ArticleId&, const core::Article& article) {
          context.out.write(marker.close(line_of(article)));
          return !context.out.is_over();
        });
    context.out.flush();
    return report(exported, context);
  };
}

}  // namespace archive::cli
