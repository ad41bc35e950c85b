// SPDX-License-Identifier: GPL-3.0-or-later
#include "print_cluster.hpp"

#include "article_id.hpp"
#include "date_words.hpp"
#include "json.hpp"
#include "paint.hpp"

namespace archive::cli {
namespace {

std::string cluster_json(const Cluster& cluster) {
  Json json;
  json.open_object().key("schema").number(json_schema).key("articles").open_array();
  for (const auto& each : cluster) {
    json.open_object().key("id").string(to_hex(each.id)).key("ref").string_or_null(each.article.ref);
    json.key("title").string_or_null(each.article.title).key("date").day_or_null(each.article.date);
    json.key("source").string_or_null(each.article.source).close_object();
  }
  return json.close_array().close_object().text();
}

void print_text(const Cluster& cluster, Context& context) {
  context.out.show_line(say_count("{} article", "{} articles", cluster.size()));
  for (const auto& each : cluster) {
    Visible line = Visible::own(short_id(each.id)) + "  ";
    if (each.article.date) line += in_words(*each.article.date, context.language) + " · ";
    if (!each.article.source.empty()) line += visible(each.article.source) + " · ";
    line += each.article.title.empty() ? say("(untitled)") : visible(each.article.title);
    context.out.show_line(fill(line.bytes(), {}, context.width, 2, {}));
  }
}

}  // namespace

void print_clusters(const std::vector<Cluster>& clusters, ClusterFormat format, Context& context) {
  bool first = true;
  for (const auto& cluster : clusters) {
    switch (format) {
      case ClusterFormat::Jsonl: context.out.write(cluster_json(cluster) + "\n"); break;
      case ClusterFormat::Json: context.out.write((first ? "[\n" : ",\n") + cluster_json(cluster)); break;
      case ClusterFormat::Text:
        if (!first) context.out.show_line("");
        print_text(cluster, context);
        break;
    }
    first = false;
  }
  if (format == ClusterFormat::Json) context.out.write(first ? "[]\n" : "\n]\n");
}

}  // namespace archive::cli
