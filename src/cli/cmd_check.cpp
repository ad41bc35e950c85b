// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/ingest/ingest.hpp"
#include "command.hpp"

namespace archive::cli {
namespace {

int check(Context& context) {
  const auto findings = ingest::check(context.archive);
  for (const auto& finding : findings) {
    const bool damage = finding.severity == ingest::Severity::Damage;
    context.out.show_line(say("{}: {}", damage ? Visible("damage") : Visible("remark"), visible(finding.text)));
  }
  const auto damages = std::count_if(findings.begin(), findings.end(), [](const ingest::Finding& finding) {
    return finding.severity == ingest::Severity::Damage;
  });
  if (damages > 0) return exit_code(core::Status::Damaged);
  if (!context.quiet) context.out.show_line("store and index are sound");
  return exit_code(core::Status::Done);
}

}  // namespace

Run declare_check(Parser&) { return check; }

}  // namespace archive::cli
