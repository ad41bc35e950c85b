// SPDX-License-Identifier: GPL-3.0-or-later
#include "run_report.hpp"

#include "json.hpp"
#include "version.hpp"

namespace archive::cli {

std::string to_json(const RunReport& report) {
  const auto& counts = report.ingest.counts;
  Json json;
  json.open_object().key("schema").number(json_schema).key("archive").string(report.archive);
  json.key("start").string(core::to_rfc3339(report.start)).key("end").string(core::to_rfc3339(report.end));
  json.key("status").number(report.status).key("error").string_or_null(report.error);
  json.key("stopped").boolean(report.ingest.stopped).key("dry_run").boolean(report.dry_run);
  json.key("counts").open_object();
  json.key("seen").number(counts.seen).key("added").number(counts.added);
  json.key("unchanged").number(counts.unchanged).key("updated").number(counts.updated);
  json.key("duplicates").number(counts.duplicates).key("refused").number(counts.refused);
  json.key("left").number(counts.left).key("moved").number(report.moved).close_object();
  json.key("refused").open_array();
  for (const auto& refused : report.ingest.refused) {
    json.open_object().key("input").string(refused.input).key("code").string(refused.code);
    json.key("reason").string(refused.message.english()).close_object();
  }
  json.close_array().key("versions").open_object();
  for (const auto& [part, version] : versions()) json.key(part).string(version);
  return json.close_object().close_object().text() + '\n';
}

}  // namespace archive::cli
