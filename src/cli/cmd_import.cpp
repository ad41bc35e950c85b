// SPDX-License-Identifier: GPL-3.0-or-later
#include "command.hpp"
#include "config.hpp"
#include "done_mover.hpp"
#include "files.hpp"
#include "input.hpp"
#include "intake.hpp"
#include "progress.hpp"
#include "quarantine.hpp"
#include "run_report.hpp"

namespace archive::cli {
namespace {

constexpr std::pair<const char*, ProgressMode> progress_modes[] = {
    {"auto", ProgressMode::Auto}, {"always", ProgressMode::Always}, {"never", ProgressMode::Never}};

struct ImportOptions {
  std::vector<std::string> inputs;
  std::string list, report, done, quarantine;
  IntakeOptions intake;
  ProgressMode progress = ProgressMode::Auto;
  bool dry_run = false;
  std::size_t jobs = 0;
};

/// The names of a list, each ended by NUL if there is one, else by a line break.
void append_list(const std::string& file, const Context& context, std::vector<std::string>& inputs) {
  const std::string bytes = read_argument(file, context);
  if (bytes.find('\0') == std::string::npos) {
    for (const auto line : lines_of(bytes)) {
      if (!line.empty()) inputs.emplace_back(line);
    }
    return;
  }
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t end = std::min(bytes.find('\0', at), bytes.size());
    if (end > at) inputs.push_back(bytes.substr(at, end - at));
    at = end + 1;
  }
}

Visible summary(const ingest::Counts& counts, bool dry_run) {
  return say("{}{} seen: {} added, {} updated, {} unchanged, {} refused", dry_run ? say("dry run: ") : Visible(),
             count(counts.seen), count(counts.added), count(counts.updated), count(counts.unchanged),
             count(counts.refused));
}

/// Where articles go beside the archive. A dry run writes nothing there either.
struct Beside {
  Beside(const ImportOptions& options, const Context& context) {
    if (options.dry_run) return;
    if (!options.done.empty()) mover.emplace(options.done);
    if (!options.quarantine.empty()) quarantine.emplace(options.quarantine, config_of(context).limits.input);
  }

  std::optional<DoneMover> mover;
  std::optional<Quarantine> quarantine;
};

void take_in(const ImportOptions& options, Context& context, RunReport& run) {
  auto inputs = options.inputs;
  if (!options.list.empty()) append_list(options.list, context, inputs);
  if (inputs.empty() && options.list.empty()) {
    throw core::Error(core::Status::Usage, core::tr("there is nothing to import"),
                      core::tr("archive import PATH..., or --from-file LIST"));
  }
  auto settings = ingest_options(options.intake, inputs, "archive import", context);
  settings.recursive = true;
  settings.dry_run = options.dry_run;
  settings.jobs = options.jobs;
  // They may stand inside what is imported.
  for (const std::string& directory : {options.done, options.quarantine})
    if (!directory.empty()) settings.passed_over.push_back(directory);
  Beside beside(options, context);
  Progress progress(context, options.progress);
  settings.measure = progress.is_on();
  bool stuck = false;
  ingest::Observer observer;
  observer.taken = [&](const ingest::Taken& taken) {
    if (context.quiet || (taken.outcome == store::Outcome::Unchanged && !context.verbose)) return;
    progress.clear();
    context.out.show_line(taken_line(taken, context));
  };
  const auto tell_refused = [&](const ingest::Refused& refused) {
    progress.clear();
    context.out.flush();
    context.err.show_line(refused_line(refused));
  };
  observer.refused = [&](const ingest::Refused& refused) {
    tell_refused(refused);
    if (beside.quarantine) beside.quarantine->keep(refused, context.now());
  };
  if (beside.mover) {
    observer.done = [&](const ingest::Done& done) {
      try {
        beside.mover->move(done);
      } catch (const core::InputError& error) {
        stuck = true;
        tell_refused({done.stamp.path, error.code(), error.message(), {}, {}});
      }
      run.moved = beside.mover->moved();
    };
  }
  observer.waiting = [&](const core::Message& holder) { progress.show(visible(holder.shown())); };
  observer.progress = [&](const ingest::Counts& counts) {
    context.out.flush();
    progress.show(summary(counts, options.dry_run) + pace(counts, progress.elapsed()));
  };
  take_in(inputs, settings, observer, run.ingest, context);
  const Visible line = summary(run.ingest.counts, options.dry_run);
  if (context.quiet) progress.end(line);
  else progress.clear();
  context.out.flush();
  if (!context.quiet) context.err.show_line(line);
  run.status = intake_status(run.ingest);
  if (stuck && run.status == exit_code(core::Status::Done)) run.status = exit_code(core::Status::Refused);
}

/// Runs, and writes the report however it ends.
int import(const ImportOptions& options, Context& context) {
  RunReport report{.archive = context.archive.string(),
                   .start = context.now(),
                   .end = {},
                   .ingest = {},
                   .error = {},
                   .dry_run = options.dry_run};
  const auto write = [&] {
    report.end = context.now();
    if (!options.report.empty()) replace_file(options.report, to_json(report));
  };
  try {
    take_in(options, context, report);
  } catch (const core::Error& error) {
    report.error = error.message().english();
    report.status = exit_code(error.status());
    write();
    throw;
  }
  write();
  return report.status;
}

}  // namespace

Run declare_import(Parser& parser) {
  const auto options = std::make_shared<ImportOptions>();
  parser.operands("PATH", options->inputs, "Files, directories (with all below), - for standard input");
  parser.text("--from-file", "LIST", options->list, "More paths, one a line or ended by NUL; - for standard input");
  declare_type(parser, options->intake.type);
  declare_wait(parser, options->intake.wait);
  parser.text("--report", "FILE", options->report, "Write what was done as JSON, also after a failure");
  parser.text("--move-done", "DIR", options->done, "Move there the files all of whose articles are archived");
  parser.text("--quarantine", "DIR", options->quarantine, "Keep there what is refused, with the reason");
  parser.flag("--dry-run", options->dry_run, "Say what would be done, and do nothing");
  parser.number("--jobs", options->jobs, "Threads that work; 0, the default, is one a processor", &Config::jobs);
  parser.choice("--progress", progress_modes, options->progress, "When to tell how far it has come");
  return [options](Context& context) { return import(*options, context); };
}

}  // namespace archive::cli
