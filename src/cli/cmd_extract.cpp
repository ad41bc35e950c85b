// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/extract/records.hpp"
#include "article_json.hpp"
#include "command.hpp"
#include "config.hpp"
#include "input.hpp"
#include "intake.hpp"

namespace archive::cli {
namespace {

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

int extract_file(const ExtractOptions& options, Context& context) {
  if (options.inputs.size() != 1)
    throw core::Error(core::Status::Usage, core::tr("extract takes one FILE, or - for standard input"));
  const std::string& name = options.inputs.front();
  extract::Context outside;
  outside.overrides = options.overrides;
  outside.capture = context.fixed_now;
  const Config& config = config_of(context);
  outside.converters = config.converters;
  bool refused = false;
  const auto refuse = [&](const std::string& place, const std::string& code, const core::Message& message) {
    context.out.flush();
    context.err.show_line(refused_line({name + place, code, message, {}, {}}));
    refused = true;
  };
  extract::RecordVisitor visitor;
  visitor.record = [&](extract::Record&& record) {
    try {
      print(extract::read_document(record.format, record.bytes, extract::context_of(record, outside), config.limits),
            context);
    } catch (const core::InputError& error) {
      refuse(record.place, error.code(), error.message());
    }
    return !context.out.is_over();
  };
  visitor.refused = [&](const extract::RefusedRecord& one) {
    refuse(one.place, one.code, one.message);
    return !context.out.is_over();
  };
  try {
    const InputFile file(name, context);
    extract::Input input;
    input.name = name;
    input.told = format_of(options.type);
    input.read = [&](char* buffer, std::size_t size) { return file.read(buffer, size); };
    // What stands before in standard input belongs to others.
    if (name != "-" && file.size() > 0) {
      input.seek = [&](std::uint64_t offset) { file.seek(offset); };
      input.size = file.size();
    }
    extract::for_each_record(input, config.limits, visitor);
  } catch (const core::InputError& error) {
    refuse({}, error.code(), error.message());
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
