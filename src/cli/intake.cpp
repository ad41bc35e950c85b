// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake.hpp"

#include <algorithm>

#include "article_id.hpp"
#include "command.hpp"
#include "config.hpp"
#include "input.hpp"
#include "interrupt.hpp"
#include "paint.hpp"
#include "version.hpp"

namespace archive::cli {
namespace {

// Lines of JSON may come by the gigabyte; a single text is refused by the extract room beyond its own limit.
constexpr std::size_t standard_input_limit = 1u << 30;

constexpr std::pair<const char*, InputType> types[] = {
    {"text", InputType::Text},   {"html", InputType::Html}, {"markdown", InputType::Markdown},
    {"jsonl", InputType::Jsonl}, {"feed", InputType::Feed}, {"mail", InputType::Mail},
    {"warc", InputType::Warc},   {"pdf", InputType::Pdf},   {"docx", InputType::Docx}};

Visible outcome_word(store::Outcome outcome) {
  switch (outcome) {
    case store::Outcome::Unchanged: return say("unchanged");
    case store::Outcome::Updated: return say("updated");
    case store::Outcome::Added: break;
  }
  return say("added");
}

}  // namespace

void declare_type(Parser& parser, InputType& target) {
  parser.choice("--type", types, target, "What the input is, instead of what it looks like");
}

void declare_overrides(Parser& parser, extract::Overrides& overrides) {
  parser.text("--title", "TEXT", overrides.title, "Title, instead of what was detected");
  parser.day("--date", overrides.date, "Day of publication");
  parser.text("--source", "NAME", overrides.source, "Who published it");
  parser.text("--section", "NAME", overrides.section, "Section it stood in");
  parser.text("--url", "URL", overrides.url, "Its address");
  parser.list("--author", "NAME", overrides.authors, "Who wrote it");
  parser.list("--tag", "NAME", overrides.tags, "A word to file it under");
}

void declare_wait(Parser& parser, std::chrono::milliseconds& wait) {
  parser.duration("--wait", wait, "How long to wait for another writer (30s, 500ms, 2m, 0)", &Config::wait);
}

std::optional<extract::Format> format_of(InputType type) {
  switch (type) {
    case InputType::Text: return extract::Format::Text;
    case InputType::Html: return extract::Format::Html;
    case InputType::Markdown: return extract::Format::Markdown;
    case InputType::Jsonl: return extract::Format::Jsonl;
    case InputType::Feed: return extract::Format::Feed;
    case InputType::Mail: return extract::Format::Mail;
    case InputType::Warc: return extract::Format::Warc;
    case InputType::Pdf: return extract::Format::Pdf;
    case InputType::Docx: return extract::Format::Docx;
    case InputType::Detected: break;
  }
  return std::nullopt;
}

ingest::Options ingest_options(const IntakeOptions& options, const std::vector<std::string>& inputs,
                               std::string command, Context& context) {
  ingest::Options result;
  result.archive = context.archive;
  result.command = std::move(command);
  result.wait = options.wait;
  result.now = context.now();
  result.capture = context.fixed_now;
  result.program = program_version();
  result.overrides = options.overrides;
  result.converters = config_of(context).converters;
  result.limits = config_of(context).limits;
  result.format = format_of(options.type);
  if (std::find(inputs.begin(), inputs.end(), "-") != inputs.end()) {
    try {
      result.standard_input = read_input("-", context, standard_input_limit);
    } catch (const core::InputError& error) {
      throw core::Error(core::Status::Usage, core::tr("standard input {}", error.message()),
                        core::tr("give it as a file"));
    }
  }
  note_interrupts();
  result.stop = [] { return interrupt() != 0; };
  return result;
}

Visible taken_line(const ingest::Taken& taken, const Context& context) {
  const Visible start = say("{} {}  {}  ", outcome_word(taken.outcome), Visible::own(short_id(taken.id)),
                            taken.date ? Visible::own(core::to_iso(*taken.date)) : say("(undated) "));
  const std::size_t used = shown_width(start.bytes());
  const std::size_t room = context.width > used + 10 ? context.width - used : 10;
  return start + (taken.title.empty() ? say("(untitled)") : fit(taken.title, {}, room, {}));
}

Visible refused_line(const ingest::Refused& refused) {
  // An empty name, which a variable that is not set gives, has to be seen.
  const std::string_view name = refused.input.empty() ? std::string_view("''") : refused.input;
  return say("{}: {}", visible(name), visible(refused.message));
}

void take_in(const std::vector<std::string>& inputs, const ingest::Options& options, const ingest::Observer& observer,
             ingest::Report& report, Context& context) {
  try {
    ingest::take_in(inputs, options, observer, report);
  } catch (...) {
    context.leave_at_once = report.given_up > 0;
    throw;
  }
  context.leave_at_once = report.given_up > 0;
}

int intake_status(const ingest::Report& report) {
  if (report.stopped && interrupt() != 0) return 128 + interrupt();
  return exit_code(report.counts.refused > 0 ? core::Status::Refused : core::Status::Done);
}

}  // namespace archive::cli
