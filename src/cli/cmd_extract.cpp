// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/extract/extract.hpp"
#include "article_json.hpp"
#include "command.hpp"
#include "input.hpp"
#include "intake.hpp"

namespace archive::cli {
namespace {

constexpr std::size_t head_size = 4096;

struct ExtractOptions {
  std::vector<std::string> inputs;
  extract::Overrides overrides;
  InputType type = InputType::Detected;
};

void print(const core::Article& article, Context& context) {
  Json json;
  json.open_object();
  write_article(json, article);
  context.out.write(json.close_object().text() + '\n');
}

/// Prints an object for each article of a file. Whether one of them was refused.
bool extract_lines(const std::string& name, std::string_view bytes, const extract::Context& outside, Context& context) {
  bool refused = false;
  std::size_t number = 0;
  for (const auto line : lines_of(bytes)) {
    ++number;
    if (line.find_first_not_of(" \t\r") == std::string_view::npos) continue;
    try {
      print(extract::read_jsonl_line(line, outside), context);
    } catch (const core::InputError& error) {
      context.out.flush();
      context.err.show_line(refused_line({name + ':' + std::to_string(number), error.code(), error.what()}));
      refused = true;
    }
  }
  return refused;
}

int extract_file(const ExtractOptions& options, Context& context) {
  if (options.inputs.size() != 1)
    throw core::Error(core::Status::Usage, "extract takes one FILE, or - for standard input");
  const std::string& name = options.inputs.front();
  const extract::Context outside{.overrides = options.overrides, .charset = {}, .capture = context.fixed_now};
  bool refused = false;
  try {
    const std::string bytes = read_input(name, context, extract::Limits().input);
    const auto told = format_of(options.type);
    const auto format = told ? *told : extract::detect_format(name, std::string_view(bytes).substr(0, head_size));
    if (format == extract::Format::Jsonl) {
      refused = extract_lines(name, bytes, outside, context);
    } else {
      print(extract::read_document(format, bytes, outside), context);
    }
  } catch (const core::InputError& error) {
    context.err.show_line(refused_line({name, error.code(), error.what()}));
    refused = true;
  }
  return exit_code(refused ? core::Status::Refused : core::Status::Done);
}

}  // namespace

Run declare_extract(Parser& parser) {
  const auto options = std::make_shared<ExtractOptions>();
  parser.operands("FILE", options->inputs, "The file to read, - for standard input");
  declare_overrides(parser, options->overrides);
  declare_type(parser, options->type);
  return [options](Context& context) { return extract_file(*options, context); };
}

}  // namespace archive::cli
