// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "archive/store/store.hpp"
#include "article_id.hpp"
#include "command.hpp"
#include "pager.hpp"
#include "print_cluster.hpp"
#include "print_diff.hpp"

namespace archive::cli {
namespace {

constexpr std::pair<const char*, ClusterFormat> formats[] = {
    {"text", ClusterFormat::Text}, {"json", ClusterFormat::Json}, {"jsonl", ClusterFormat::Jsonl}};

struct DuplicatesOptions {
  std::vector<std::string> ids;
  ClusterFormat format = ClusterFormat::Text;
  std::size_t limit = 0;
  bool diff = false;
};

/// Undated ones last; the same archive gives the same order however it was filled.
bool is_before(const store::Record& a, const store::Record& b) {
  if (a.article.date.has_value() != b.article.date.has_value()) return a.article.date.has_value();
  if (a.article.date != b.article.date) return a.article.date < b.article.date;
  return a.id < b.id;
}

/// What is printed of an article; a list of all clusters holds no bodies.
store::Record read_member(const store::Store& store, const core::ArticleId& id, bool with_body) {
  auto record = store.find(id);
  if (!record) return {};
  if (!with_body) record->article.body = {};
  return std::move(*record);
}

Cluster read_cluster(const store::Store& store, const std::vector<core::ArticleId>& ids, bool with_bodies) {
  Cluster cluster;
  for (const auto& id : ids) cluster.push_back(read_member(store, id, with_bodies));
  std::sort(cluster.begin(), cluster.end(), is_before);
  return cluster;
}

/// The newest first, by the article each began with.
std::vector<Cluster> read_clusters(const store::Store& store) {
  std::vector<Cluster> clusters;
  store.sketches().for_each_cluster([&](const std::vector<core::ArticleId>& ids) {
    clusters.push_back(read_cluster(store, ids, false));
    return true;
  });
  std::sort(clusters.begin(), clusters.end(), [](const Cluster& a, const Cluster& b) {
    const auto& first = a.front().article.date;
    const auto& second = b.front().article.date;
    if (first.has_value() != second.has_value()) return first.has_value();
    if (first != second) return second < first;
    return a.front().id < b.front().id;
  });
  return clusters;
}

std::vector<core::ArticleId> copies_of(const store::Store& store, const core::ArticleId& id) {
  std::vector<core::ArticleId> ids;
  if (const auto row = store.sketches().of(id))
    for (const auto& each : store.sketches().members(row->cluster)) ids.push_back(each.article);
  return ids;
}

int list_all(const DuplicatesOptions& options, const store::Store& store, Context& context) {
  auto clusters = read_clusters(store);
  if (options.limit > 0 && clusters.size() > options.limit) clusters.resize(options.limit);
  print_clusters(clusters, options.format, context);
  if (!clusters.empty()) return exit_code(core::Status::Done);
  context.out.flush();
  if (!context.quiet) context.err.show_line(say("archive: no article is a copy of another one"));
  return exit_code(core::Status::NothingFound);
}

int list_one(const DuplicatesOptions& options, const store::Store& store, Context& context) {
  const auto id = resolve_id(store, options.ids.front());
  const auto ids = copies_of(store, id);
  if (ids.size() < 2) {
    if (options.format == ClusterFormat::Json) context.out.write("[]\n");
    context.out.flush();
    if (!context.quiet) context.err.show_line(say("archive: no article is a copy of {}", Visible::own(short_id(id))));
    return exit_code(core::Status::NothingFound);
  }
  auto cluster = read_cluster(store, ids, options.diff);
  if (!options.diff) {
    print_clusters({cluster}, options.format, context);
    return exit_code(core::Status::Done);
  }
  const auto own = std::find_if(cluster.begin(), cluster.end(), [&](const auto& each) { return each.id == id; });
  const store::Record article = std::move(*own);
  cluster.erase(own);
  if (options.limit > 0 && cluster.size() > options.limit) cluster.resize(options.limit);
  print_diffs(article, cluster, options.format, context);
  return exit_code(core::Status::Done);
}

int duplicates(const DuplicatesOptions& options, Context& context) {
  if (options.ids.size() > 1) throw core::Error(core::Status::Usage, core::tr("duplicates takes one ID at most"));
  if (options.diff && options.ids.empty())
    throw core::Error(core::Status::Usage, core::tr("--diff needs an article"),
                      core::tr("archive duplicates --diff ID"));
  const auto store = store::Store::open(context.archive, store::Mode::Read);
  use_pager(context);
  return options.ids.empty() ? list_all(options, store, context) : list_one(options, store, context);
}

}  // namespace

Run declare_duplicates(Parser& parser) {
  const auto options = std::make_shared<DuplicatesOptions>();
  parser.operands("ID", options->ids,
                  "The article whose copies are listed: the first 4 or more digits of its identifier");
  parser.flag("--diff", options->diff, "Print what each copy adds to the article, leaves out and says otherwise");
  parser.number("--limit", options->limit, "Print at most so many clusters, or copies with --diff; 0 is all");
  parser.choice("--format", formats, options->format, "Output form");
  return [options](Context& context) { return duplicates(*options, context); };
}

}  // namespace archive::cli
