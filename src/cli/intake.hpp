// SPDX-License-Identifier: GPL-3.0-or-later
/// What add and import share: the options of an intake, and what is told of each article.
#pragma once

#include <string>
#include <vector>

#include "archive/ingest/ingest.hpp"
#include "context.hpp"
#include "parser.hpp"

namespace archive::cli {

/// `--type`: what the user says the inputs are.
enum class InputType { Detected, Text, Html, Markdown, Jsonl, Feed, Mail, Warc, Pdf, Docx };

/// What a user says of the articles taken in.
struct IntakeOptions {
  extract::Overrides overrides;
  InputType type = InputType::Detected;
  std::chrono::milliseconds wait{30'000};
};

void declare_type(Parser& parser, InputType& target);
void declare_overrides(Parser& parser, extract::Overrides& overrides);
void declare_wait(Parser& parser, std::chrono::milliseconds& wait);

[[nodiscard]] std::optional<extract::Format> format_of(InputType type);

/// The options of the ingest room, with standard input read if one of the inputs is "-".
[[nodiscard]] ingest::Options ingest_options(const IntakeOptions& options, const std::vector<std::string>& inputs,
                                             std::string command, Context& context);

/// `added 3f9a1c2b  2024-04-20  Le président…`, cut to the width.
[[nodiscard]] Visible taken_line(const ingest::Taken& taken, const Context& context);

/// `FILE: reason`.
[[nodiscard]] Visible refused_line(const ingest::Refused& refused);

/// ingest::take_in, after which the program leaves at once where threads were given up.
void take_in(const std::vector<std::string>& inputs, const ingest::Options& options, const ingest::Observer& observer,
             ingest::Report& report, Context& context);

/// The status of a run that came to its end, or 128 and the signal that stopped it.
[[nodiscard]] int intake_status(const ingest::Report& report);

}  // namespace archive::cli
