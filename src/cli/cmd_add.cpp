// SPDX-License-Identifier: GPL-3.0-or-later
#include "command.hpp"
#include "intake.hpp"
#include "kept_memory.hpp"

namespace archive::cli {
namespace {

struct AddOptions {
  std::vector<std::string> inputs;
  IntakeOptions intake;
  bool allow_private = false;
};

int add(AddOptions options, Context& context) {
  if (options.inputs.empty()) {
    if (context.in_terminal)
      throw core::Error(core::Status::Usage, core::tr("there is nothing to add"),
                        core::tr("archive add FILE, or - for standard input"));
    options.inputs.emplace_back("-");
  }
  constexpr std::size_t one_article = 1536 << 10;  // in an archive of 100,000
  prepare_memory(one_article);
  ingest::Observer observer;
  observer.taken = [&](const ingest::Taken& taken) {
    if (!context.quiet) context.out.show_line(taken_line(taken, context));
  };
  observer.refused = [&](const ingest::Refused& refused) {
    context.out.flush();
    context.err.show_line(refused_line(refused));
  };
  auto settings = ingest_options(options.intake, options.inputs, "archive add", context);
  settings.addresses = true;
  settings.allow_private = options.allow_private;
  ingest::Report report;
  take_in(options.inputs, settings, observer, report, context);
  return intake_status(report);
}

}  // namespace

Run declare_add(Parser& parser) {
  const auto options = std::make_shared<AddOptions>();
  parser.operands("FILE", options->inputs, "Files or addresses (https://...) to archive, - for standard input");
  declare_overrides(parser, options->intake.overrides);
  declare_type(parser, options->intake.type);
  parser.flag("--allow-private", options->allow_private, "Fetch from this machine and its network, too");
  declare_wait(parser, options->intake.wait);
  return [options](Context& context) { return add(*options, context); };
}

}  // namespace archive::cli
