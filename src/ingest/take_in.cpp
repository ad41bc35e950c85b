// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/ingest/ingest.hpp"
#include "downloads.hpp"
#include "intake.hpp"
#include "sink.hpp"

namespace archive::ingest {
namespace {

std::unique_ptr<Sink> make_sink(const Options& options, const Observer& observer, Counts& counts, WorkerPool& pool) {
  if (options.dry_run) return std::make_unique<PreviewSink>(options, observer, counts);
  return std::make_unique<WritingSink>(options, observer, counts, pool);
}

}  // namespace

void take_in(const std::vector<std::string>& inputs, const Options& options, const Observer& observer, Report& report) {
  Downloads downloads(options, inputs);
  WorkerPool pool(thread_count(options.jobs));
  const auto sink = make_sink(options, observer, report.counts, pool);
  Intake intake(options, observer, *sink, pool, downloads, report);
  if (options.measure) intake.measure(inputs);
  for (const std::string& input : inputs)
    if (!intake.take(input)) break;
  intake.finish();
  sink->finish();
}

Report take_in(const std::vector<std::string>& inputs, const Options& options, const Observer& observer) {
  Report report;
  take_in(inputs, options, observer, report);
  return report;
}

}  // namespace archive::ingest
