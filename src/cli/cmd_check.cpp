// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "archive/ingest/keep.hpp"
#include "command.hpp"
#include "intake.hpp"
#include "progress.hpp"

namespace archive::cli {
namespace {

using Findings = std::vector<ingest::Finding>;

struct CheckOptions {
  bool repair = false;
  std::chrono::milliseconds wait{30'000};
};

void print(const Findings& findings, Context& context) {
  for (const auto& finding : findings) {
    const bool damage = finding.severity == ingest::Severity::Damage;
    context.out.show_line(say("{}: {}", damage ? say("damage") : say("remark"), visible(finding.text)));
  }
}

bool has_damage(const Findings& findings) {
  return std::any_of(findings.begin(), findings.end(),
                     [](const ingest::Finding& finding) { return finding.severity == ingest::Severity::Damage; });
}

int conclude(const Findings& findings, Context& context) {
  if (has_damage(findings)) return exit_code(core::Status::Damaged);
  if (!context.quiet) context.out.show_line(say("store and index are sound"));
  return exit_code(core::Status::Done);
}

int repair(std::chrono::milliseconds wait, Context& context) {
  Progress progress(context, ProgressMode::Auto);
  const auto repaired = ingest::repair(context.archive, wait, [&](std::int64_t done, std::int64_t total) {
    progress.show(say("{} of {} articles", done, total));
  });
  progress.clear();
  print(repaired.findings, context);
  if (repaired.rebuilt) {
    context.out.show_line(say("repaired: the index was built anew from the store"));
    print(repaired.left, context);
  } else if (has_damage(repaired.left)) {
    context.out.flush();
    throw core::Error(
        core::Status::Damaged,
        core::tr("{}: the store is damaged, so that nothing was touched", context.archive.string()),
        core::tr("restore a backup; or `archive export` what can be saved and `archive import` it into a new archive"));
  }
  return conclude(repaired.left, context);
}

int check(const CheckOptions& options, Context& context) {
  if (options.repair) return repair(options.wait, context);
  const auto findings = ingest::check(context.archive);
  print(findings, context);
  return conclude(findings, context);
}

}  // namespace

Run declare_check(Parser& parser) {
  const auto options = std::make_shared<CheckOptions>();
  parser.flag("--repair", options->repair, "Build the index anew from the store where it is damaged");
  declare_wait(parser, options->wait);
  return [options](Context& context) { return check(*options, context); };
}

}  // namespace archive::cli
