// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/dates/text_dates.hpp"
#include "archive/entities/entities.hpp"
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
  std::optional<core::Day> published;
  bool lines = false, tokens = false, entities = false, dates = false;
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

/// Offsets in code points of places met from left to right.
class Points {
 public:
  explicit Points(std::string_view text) : text_(text) {}

  std::int64_t at(std::size_t to) {
    point_ += static_cast<std::int64_t>(text::count_code_points(text_.substr(byte_, to - byte_)));
    byte_ = to;
    return point_;
  }

 private:
  std::string_view text_;
  std::size_t byte_ = 0;
  std::int64_t point_ = 0;
};

class Analysis {
 public:
  /// Without a choice, all is printed.
  Analysis(const AnalyzeOptions& options, Output& out)
      : published_(options.published),
        tokens_wanted_(options.tokens || !(options.entities || options.dates)),
        entities_wanted_(options.entities || !(options.tokens || options.dates)),
        dates_wanted_(options.dates || !(options.tokens || options.entities)),
        out_(out) {}

  void print(std::string_view text, std::int64_t line) {
    Json json;
    json.open_object().key("line").number(line);
    if (tokens_wanted_) add_tokens(json, text);
    if (entities_wanted_) add_entities(json, text);
    if (dates_wanted_) add_dates(json, text);
    out_.write(json.close_object().text() + '\n');
  }

 private:
  static void add_place(Json& json, std::string_view text, core::Span span, Points& points) {
    json.key("text").string(text.substr(span.begin, span.size()));
    json.key("start").number(points.at(span.begin)).key("end").number(points.at(span.end));
  }

  void add_tokens(Json& json, std::string_view text) {
    analyzer_.analyse(text, tokens_);
    Points points(text);
    json.key("tokens").open_array();
    for (const auto& token : tokens_) {
      json.open_object();
      add_place(json, text, token.span, points);
      json.key("terms").strings(terms_of(*token.form)).close_object();
    }
    json.close_array();
  }

  static void add_entities(Json& json, std::string_view text) {
    Points points(text);
    json.key("entities").open_array();
    for (const auto& mention : entities::find_entities({}, text)) {
      json.open_object().key("kind").string(entities::name_of(mention.kind));
      add_place(json, text, mention.span, points);
      json.key("name").string(mention.name).close_object();
    }
    json.close_array();
  }

  void add_dates(Json& json, std::string_view text) const {
    const auto iso = [](const std::optional<core::Day>& day) { return day ? core::to_iso(*day) : std::string(); };
    Points points(text);
    json.key("dates").open_array();
    for (const auto& mention : dates::find_dates(text, published_)) {
      json.open_object();
      add_place(json, text, mention.span, points);
      const dates::Interval interval = mention.interval.value_or(dates::Interval{});
      json.key("from").string_or_null(iso(interval.from)).key("to").string_or_null(iso(interval.to));
      json.key("grain").string(dates::name_of(mention.grain));
      if (mention.impossible) json.key("impossible").boolean(true);
      if (mention.wrong_weekday) json.key("wrong_weekday").boolean(true);
      json.close_object();
    }
    json.close_array();
  }

  std::optional<core::Day> published_;
  bool tokens_wanted_, entities_wanted_, dates_wanted_;
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
    Analysis analysis(options, context.out);
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
  parser.flag("--tokens", options->tokens, "Print words and terms");
  parser.flag("--entities", options->entities, "Print the people, organisations, places and products it names");
  parser.flag("--dates", options->dates, "Print the dates the text evokes");
  parser.day("--published", options->published, "The day relative dates count from");
  return [options](Context& context) { return analyze(*options, context); };
}

}  // namespace archive::cli
