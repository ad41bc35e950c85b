// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/text/analyzer.hpp"
#include "archive/text/decode.hpp"
#include "archive/text/utf8.hpp"
#include "command.hpp"
#include "input.hpp"
#include "json.hpp"

namespace archive::cli {
namespace {

constexpr std::size_t input_limit = 64u << 20;

struct AnalyzeOptions {
  std::vector<std::string> words;
  bool lines = false, tokens = false;
};

/// All terms of a word at its position, the one it is indexed by first, none twice.
std::vector<std::string> terms_of(const text::Form& form) {
  std::vector<std::string> terms{form.term};
  const auto add = [&](const std::string& term) {
    if (!term.empty() && std::find(terms.begin(), terms.end(), term) == terms.end()) terms.push_back(term);
  };
  add(form.folded);
  for (const auto& alternate : form.alternates) add(alternate);
  add(form.joined);
  return terms;
}

class Analysis {
 public:
  explicit Analysis(Output& out) : out_(out) {}

  void print(std::string_view text, std::int64_t line) {
    analyzer_.analyse(text, tokens_);
    Json json;
    json.open_object().key("line").number(line).key("tokens").open_array();
    std::size_t byte = 0;
    std::int64_t point = 0;
    const auto advance = [&](std::size_t to) {
      point += static_cast<std::int64_t>(text::count_code_points(text.substr(byte, to - byte)));
      byte = to;
      return point;
    };
    for (const auto& token : tokens_) {
      json.open_object().key("text").string(text.substr(token.span.begin, token.span.size()));
      json.key("start").number(advance(token.span.begin)).key("end").number(advance(token.span.end));
      json.key("terms").strings(terms_of(*token.form)).close_object();
    }
    out_.write(json.close_array().close_object().text() + '\n');
  }

 private:
  Output& out_;
  text::Analyzer analyzer_;
  std::vector<text::Token> tokens_;
};

std::string typed_text(const AnalyzeOptions& options, const Context& context) {
  if (options.words.empty() || (options.words.size() == 1 && options.words.front() == "-")) {
    return read_input("-", context, input_limit);
  }
  std::string joined;
  for (const auto& word : options.words) joined += (&word == &options.words.front() ? "" : " ") + word;
  return joined;
}

int analyze(const AnalyzeOptions& options, Context& context) {
  try {
    const std::string bytes = typed_text(options, context);
    const std::string text = bytes.empty() ? bytes : text::decode(bytes).text;
    Analysis analysis(context.out);
    if (!options.lines) {
      analysis.print(text, 1);
      return exit_code(core::Status::Done);
    }
    std::int64_t number = 0;
    for (const auto line : lines_of(text)) {
      if (context.out.is_over()) break;
      analysis.print(line, ++number);
    }
    return exit_code(core::Status::Done);
  } catch (const core::InputError& error) {
    context.err.show_line(say("-: {}", visible(error.what())));
    return exit_code(core::Status::Refused);
  }
}

}  // namespace

Run declare_analyze(Parser& parser) {
  const auto options = std::make_shared<AnalyzeOptions>();
  parser.operands("TEXT", options->words, "The text; - or nothing for standard input");
  parser.flag("--lines", options->lines, "Each line is a text of its own");
  parser.flag("--tokens", options->tokens, "Print words and terms (this is what is printed now)");
  return [options](Context& context) { return analyze(*options, context); };
}

}  // namespace archive::cli
